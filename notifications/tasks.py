"""What the outbox can ask of this app."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from .domain import mails
from .domain.forgetting import forget_old_notices


@handles("notifications.mail_notice", title="Een bericht mailen")
def mail_notice(notice_id: int) -> None:
    mails.mail_notice(notice_id=notice_id, now=timezone.now())


@periodic("notifications.forget", at="03:45", title="Oude berichten opruimen")
def forget(*, now: datetime) -> str:
    return f"{forget_old_notices(now=now)} berichten opgeruimd."
