"""What a member typed and did not send, or sent too late."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from samenorganiseren.shared.verdicts import require

from ...models import PositionDraft, RoundSeat
from ...rules import rounds as rules
from .said import Said


@transaction.atomic
def save_draft(
    *, seat: RoundSeat, said: Said, by: User, now: datetime, refused_because: str = ""
) -> PositionDraft:
    """Keep the text for its writer alone. It counts for nothing."""
    require(rules.may_take_position(by, seat))
    return keep(seat=seat, said=said, by=by, now=now, refused_because=refused_because)


def keep(
    *, seat: RoundSeat, said: Said, by: User, now: datetime, refused_because: str
) -> PositionDraft:
    """Keep it without asking whose seat it is: the secretary's text is kept too."""
    draft, _ = PositionDraft.objects.update_or_create(
        seat=seat,
        person=by,
        defaults={
            "typed": said.as_typed(),
            "refused_because": refused_because[:300],
            "changed_at": now,
        },
    )
    return draft
