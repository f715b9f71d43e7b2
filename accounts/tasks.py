"""Work about accounts that the outbox asks for, and what is done every night."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from .domain import mails, register_organisations, retention


@handles("accounts.send_invitation", title="Een uitnodiging mailen")
def send_invitation(*, invitation_id: int) -> None:
    mails.send_invitation(invitation_id=invitation_id, now=timezone.now())


@handles(
    "accounts.send_new_password", title="Een mail voor een nieuw wachtwoord sturen"
)
def send_new_password(*, user_id: int, asked: str) -> None:
    mails.send_new_password(user_id=user_id, asked=asked)


@handles("accounts.tell_security", title="Een wijziging van het inloggen melden")
def tell_security(*, user_id: int, what: str, at: str) -> None:
    mails.tell_security(user_id=user_id, what=what, at=at)


@periodic(
    "accounts.keep_terms",
    at="03:40",
    title="Persoonsgegevens opruimen waarvan de termijn voorbij is",
)
def keep_terms(*, now: datetime) -> str:
    return retention.keep_terms(now=now)


@periodic(
    "accounts.make_organisations", at="00:20", title="Organisaties van gemeenten maken"
)
def make_organisations(*, now: datetime) -> str:
    made = register_organisations.make_missing(now=now)
    return f"{made} organisaties toegevoegd."
