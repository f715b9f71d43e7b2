"""What an administrator does with the outbox."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from journal.domain import dead_letters
from journal.models import Message
from samenorganiseren.shared.verdicts import require

from .. import rules


def try_again(*, message_id: int, by: User, now: datetime) -> Message:
    """Give a message that was given up another chance."""
    require(rules.may_manage_outbox(by))
    return dead_letters.try_again(message_id=message_id, by=by, now=now)
