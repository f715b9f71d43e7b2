"""What happens around signing in, and its trace in the journal."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from journal.domain.entries import record
from journal.domain.outbox import enqueue
from journal.enums import Result
from samenorganiseren.shared.actors import Machine

from ..models import User
from . import sessions

DOOR = Machine("inloggen")


def person_of(email: str) -> User | None:
    """The person with this e-mail address, if there is one."""
    return User.objects.with_email(email).first() if email else None


def signed_in(*, user: User, now: datetime) -> None:
    """Write that somebody signed in."""
    record("accounts.signed_in", subject=user, by=user, at=now)


def signed_out(
    *, user: User | AnonymousUser, session_key: str | None, now: datetime
) -> None:
    """Write that somebody signed out, and forget the session."""
    if isinstance(user, AnonymousUser) or not user.is_authenticated:
        return
    sessions.forget(session_key=session_key)
    record("accounts.signed_out", subject=user, by=user, at=now)


def failed(*, email: str, now: datetime) -> None:
    """Write a refused attempt at the account it was for; unknown addresses leave no trace."""
    if person := person_of(email):
        record(
            "accounts.sign_in_refused",
            subject=person,
            by=DOOR,
            at=now,
            result=Result.REFUSED,
        )


@transaction.atomic
def set_password(
    *, user: User, password: str, keep_session: str | None, now: datetime
) -> None:
    """A new password ends every other session of this person."""
    person = User.objects.locked().get(pk=user.pk)
    person.set_password(password)
    person.save(update_fields=["password"])
    user.password = person.password
    sessions.end_all(user=person, but=keep_session)
    record("accounts.password_set", subject=person, by=person, at=now)
    _tell(person, "password_set", now)


@transaction.atomic
def ask_new_password(*, user: User, now: datetime) -> None:
    """Have a link to a new password mailed; the link is made when it is sent."""
    record("accounts.new_password_asked", subject=user, by=DOOR, at=now)
    enqueue("accounts.send_new_password", user_id=user.pk, asked=now.isoformat())


@transaction.atomic
def security_changed(*, what: str, user: User, now: datetime) -> None:
    """Write that the way of signing in changed, and tell the person by mail."""
    if what not in CHANGES:
        return
    user.forget_roles()
    record(f"accounts.{what}", subject=user, by=user, at=now)
    _tell(user, what, now)


def _tell(person: User, what: str, now: datetime) -> None:
    enqueue("accounts.tell_security", user_id=person.pk, what=what, at=now.isoformat())


CHANGES = {
    "totp_activated": "Er is een app met inlogcodes ingesteld.",
    "totp_deactivated": "De app met inlogcodes is uitgezet.",
    "webauthn_added": "Er is een passkey toegevoegd.",
    "webauthn_removed": "Er is een passkey verwijderd.",
    "recovery_codes_generated": "Er zijn nieuwe herstelcodes gemaakt.",
    "account_connected": "Inloggen via uw eigen organisatie is aangezet.",
    "password_set": "Uw wachtwoord is gewijzigd.",
}
