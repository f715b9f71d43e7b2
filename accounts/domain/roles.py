"""Giving a role and ending it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from .. import rules
from ..enums import Role
from ..models import Organisation, RoleAssignment, RoleAssignmentQuerySet, User


class AlreadyHasRole(Conflict):
    """The person has this role at this organisation already."""


class TermEnded(DomainError):
    """The last day lies in the past."""


class LastManager(DomainError):
    """Without a successor nobody would manage the people."""


@transaction.atomic
def give_role(
    *,
    person: User,
    role: str,
    organisation: Organisation,
    ends_on: date | None = None,
    by: User,
    now: datetime,
) -> RoleAssignment:
    """Give somebody who has an account a role, from today."""
    organisation = Organisation.objects.locked().get(pk=organisation.pk)
    person = User.objects.locked().get(pk=person.pk)
    require(rules.may_give_role(by, role, organisation, to_email=person.email))
    require_future(ends_on, now)
    require_free(person, role, organisation, now, ends_on)
    return _create(person, role, organisation, ends_on, by, now)


def add(
    *,
    person: User,
    role: str,
    organisation: Organisation,
    ends_on: date | None,
    given_by: Actor,
    now: datetime,
) -> RoleAssignment | None:
    """The role of an accepted invitation; None where the person has it already."""
    Organisation.objects.locked().get(pk=organisation.pk)
    if _held(person, role, organisation, now, ends_on).exists():
        return None
    return _create(person, role, organisation, ends_on, given_by, now)


def _create(
    person: User,
    role: str,
    organisation: Organisation,
    ends_on: date | None,
    by: Actor,
    now: datetime,
) -> RoleAssignment:
    assignment = RoleAssignment.objects.create(
        user=person,
        role=role,
        organisation=organisation,
        starts_on=day_of(now),
        ends_on=ends_on,
        given_by_label=by.actor_label[:120],
        given_at=now,
    )
    person.forget_roles()
    _record("accounts.role_given", assignment, by, now)
    return assignment


@transaction.atomic
def end_role(
    *, assignment: RoleAssignment, on: date | None = None, by: User, now: datetime
) -> RoleAssignment:
    """End a role today, or on a later day, which is then the first without it."""
    Organisation.objects.locked().get(pk=assignment.organisation_id)
    assignment = RoleAssignment.objects.locked().get(pk=assignment.pk)
    require(rules.may_end_role(by, assignment))
    day = max(on or day_of(now), assignment.starts_on)
    require_future(on, now)
    _require_running(assignment, now)
    require_successor(assignment, by=by, now=now)
    assignment.ends_on = day
    assignment.save(update_fields=["ends_on"])
    _record("accounts.role_ended", assignment, by, now)
    return assignment


def require_future(day: date | None, now: datetime) -> None:
    """Go on if the term ends after today, or has no end."""
    if day is not None and day <= day_of(now):
        raise TermEnded("Deze einddatum is al geweest. Kies een dag na vandaag.")


def require_free(
    person: User,
    role: str,
    organisation: Organisation,
    now: datetime,
    ends_on: date | None = None,
) -> None:
    """Go on unless the person has this role already."""
    if _held(person, role, organisation, now, ends_on).exists():
        raise AlreadyHasRole(
            f"{person.name} heeft de rol {Role(role).label} bij {organisation} al."
        )


def _held(
    person: User,
    role: str,
    organisation: Organisation,
    now: datetime,
    ends_on: date | None,
) -> RoleAssignmentQuerySet:
    held = RoleAssignment.objects.filter(
        user=person, role=role, organisation=organisation
    )
    return held.overlapping(day_of(now), ends_on)


def _require_running(assignment: RoleAssignment, now: datetime) -> None:
    if assignment.ends_on is not None and assignment.ends_on <= day_of(now):
        raise Conflict("Deze rol was al beëindigd.")


def require_successor(assignment: RoleAssignment, *, by: User, now: datetime) -> None:
    """The portal keeps an administrator, and who steps down leaves a successor.

    A functional administrator may end the last role of an organisation's manager:
    the administrator can invite the next one.
    """
    if assignment.role == Role.FUNCTIONAL_ADMINISTRATOR:
        _require_other(assignment, now, "Dit is de laatste functioneel beheerder.")
    elif assignment.role == Role.PEOPLE_MANAGER and not rules.manages_everything(by):
        _require_other(
            assignment,
            now,
            f"Dit is de laatste beheerder van {assignment.organisation}.",
        )


def _require_other(assignment: RoleAssignment, now: datetime, reason: str) -> None:
    others = RoleAssignment.objects.on(day_of(now)).of_role(Role(assignment.role))
    others = others.of_active_people().exclude(user_id=assignment.user_id)
    if assignment.role == Role.PEOPLE_MANAGER:
        others = others.filter(organisation_id=assignment.organisation_id)
    if not others.exists():
        raise LastManager(f"{reason} Wijs eerst een opvolger aan.")


def _record(action: str, assignment: RoleAssignment, by: Actor, now: datetime) -> None:
    record(
        action,
        subject=assignment.user,
        by=by,
        at=now,
        organisation=assignment.organisation,
        details={
            "role": assignment.role,
            "ends_on": assignment.ends_on.isoformat() if assignment.ends_on else None,
        },
    )
