"""Work about accounts that the outbox or the clock asks for."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from accounts.domain import mails, retention
from samenorganiseren.shared.handlers import handles


@handles("accounts.send_invitation")
def send_invitation(*, invitation_id: int) -> None:
    mails.send_invitation(invitation_id=invitation_id, now=timezone.now())


@handles("accounts.send_new_password")
def send_new_password(*, user_id: int) -> None:
    mails.send_new_password(user_id=user_id)


@handles("accounts.tell_security")
def tell_security(*, user_id: int, what: str) -> None:
    mails.tell_security(user_id=user_id, what=what)


@shared_task
def keep_retention_terms() -> None:
    """Every night: remove what was kept long enough."""
    retention.keep_terms(now=timezone.now())
