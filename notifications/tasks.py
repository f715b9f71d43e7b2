"""What the outbox can ask of this app."""

from __future__ import annotations

from django.utils import timezone

from samenorganiseren.shared.handlers import handles

from .domain import mails


@handles("notifications.mail_notice", title="Een bericht mailen")
def mail_notice(notice_id: int) -> None:
    mails.mail_notice(notice_id=notice_id, now=timezone.now())
