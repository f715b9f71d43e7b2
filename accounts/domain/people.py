"""Disabling and enabling an account, and changing a name."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from .. import rules
from ..enums import Role
from ..models import ApiToken, Invitation, User
from . import roles, sessions


class NameMissing(DomainError):
    """A person has a name."""


@transaction.atomic
def disable(*, person: User, by: User, now: datetime) -> User:
    """Shut an account: sessions end, keys stop, open invitations are withdrawn."""
    person = User.objects.locked().get(pk=person.pk)
    require(rules.may_disable(by, person))
    if not person.is_active:
        raise Conflict("Dit account was al uitgeschakeld.")
    for held in person.role_assignments.on(day_of(now)).of_role(
        Role.FUNCTIONAL_ADMINISTRATOR
    ):
        roles.require_successor(held, by=by, now=now)
    person.is_active, person.disabled_at = False, now
    person.save(update_fields=["is_active", "disabled_at"])
    sessions.end_all(user=person)
    ApiToken.objects.filter(user=person, revoked_at=None).update(revoked_at=now)
    Invitation.objects.filter(invited_by=person).unanswered().update(withdrawn_at=now)
    record("accounts.disabled", subject=person, by=by, at=now)
    return person


@transaction.atomic
def enable(*, person: User, by: User, now: datetime) -> User:
    """Open a disabled account again; its keys stay revoked."""
    person = User.objects.locked().get(pk=person.pk)
    require(rules.may_disable(by, person))
    if person.is_active:
        raise Conflict("Dit account staat al aan.")
    if person.anonymised_at is not None:
        raise Conflict(
            "De gegevens van dit account zijn verwijderd. Nodig de persoon opnieuw uit."
        )
    person.is_active, person.disabled_at = True, None
    person.save(update_fields=["is_active", "disabled_at"])
    record("accounts.enabled", subject=person, by=by, at=now)
    return person


@transaction.atomic
def rename(*, person: User, name: str, by: User, now: datetime) -> User:
    """Change the name under which somebody is known."""
    person = User.objects.locked().get(pk=person.pk)
    require(rules.may_rename(by, person))
    if not name.strip():
        raise NameMissing("Vul een naam in.")
    person.name = name.strip()
    person.save(update_fields=["name"])
    record("accounts.renamed", subject=person, by=by, at=now)
    return person
