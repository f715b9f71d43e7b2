"""Removing personal data when its term has passed."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from journal.domain.entries import record
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.retention import term_of

from ..models import ApiToken, Invitation, User

NIGHT = Machine("bewaartermijnen")
INVITATION_TERM = term_of("invitation")
DISABLED_TERM = term_of("account")
TOKEN_TERM = timedelta(days=365)


def keep_terms(*, now: datetime) -> str:
    """Do all of it; one sentence says how much was removed."""
    return (
        f"{_forget_invitations(now)} uitnodigingen, {_forget_sessions(now)} sessies en "
        f"{_forget_tokens(now)} sleutels opgeruimd, {_anonymise_people(now)} personen verwijderd."
    )


def _forget_invitations(now: datetime) -> int:
    """Thirty days after the answer, the withdrawal or the last day."""
    limit = now - INVITATION_TERM
    old = Q(accepted_at__lt=limit) | Q(withdrawn_at__lt=limit) | Q(expires_at__lt=limit)
    return Invitation.objects.filter(old).delete()[0]


def _forget_sessions(now: datetime) -> int:
    """At once when a session has ended."""
    Session.objects.filter(expire_date__lt=now).delete()
    running = Session.objects.values("session_key")
    return UserSession.objects.exclude(session_key__in=running).delete()[0]


def _forget_tokens(now: datetime) -> int:
    """A year after a key stopped working."""
    limit = now - TOKEN_TERM
    old = Q(revoked_at__lt=limit) | Q(expires_at__lt=limit)
    return ApiToken.objects.filter(old).delete()[0]


def _anonymise_people(now: datetime) -> int:
    """A year after the account was disabled."""
    due = User.objects.filter(
        is_active=False, anonymised_at=None, disabled_at__lt=now - DISABLED_TERM
    )
    numbers = list(due.values_list("pk", flat=True))
    for number in numbers:
        anonymise(person_id=number, now=now)
    return len(numbers)


@transaction.atomic
def anonymise(*, person_id: int, now: datetime) -> None:
    """Take name, address and keys from a disabled account; its row and roles stay."""
    person = User.objects.locked().get(pk=person_id)
    if person.is_active or person.anonymised_at is not None:
        return
    for model in (EmailAddress, Authenticator, SocialAccount, UserSession, ApiToken):
        model.objects.filter(user=person).delete()
    person.email = f"verwijderd-{person.pk}@portaal.invalid"
    person.name = "Verwijderde persoon"
    person.anonymised_at = now
    person.set_unusable_password()
    person.save(update_fields=["email", "name", "anonymised_at", "password"])
    record("accounts.anonymised", subject=person, by=NIGHT, at=now)
