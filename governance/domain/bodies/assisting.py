"""Assistants of a member: they read and plan, and never take a position."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError, NotAllowed
from samenorganiseren.shared.verdicts import require

from ...models import Assistance, Membership
from ...rules.bodies import may_name_assistant
from .appointing import TermIsNone, TermOver, follow_assistances
from .ruling import locked


class HelpsAlready(Conflict):
    """This person assists the member already in that time."""


@transaction.atomic
def add_assistant(
    *,
    membership: Membership,
    assistant: User,
    ends_on: date | None = None,
    by: User,
    now: datetime,
) -> Assistance:
    """Let somebody help a member from today, no longer than the member sits."""
    body = locked(membership.seat.body)
    require(may_name_assistant(by, membership))
    membership = Membership.objects.locked().get(pk=membership.pk)
    _require_other_person(membership, assistant, by)
    starts_on = max(day_of(now), membership.starts_on)
    until = _earliest(ends_on, membership.ends_on)
    if membership.ends_on is not None and membership.ends_on <= day_of(now):
        raise TermOver
    if until is not None and until <= starts_on:
        raise TermIsNone
    try:
        with transaction.atomic():
            assistance = Assistance.objects.create(
                membership=membership,
                assistant=assistant,
                starts_on=starts_on,
                ends_on=until,
            )
    except IntegrityError:
        raise HelpsAlready(f"{assistant.name} ondersteunt dit lid al.") from None
    follow_assistances(assistant=assistant, body=body, by=by, now=now)
    _record("governance.assistant_added", assistance, by, now)
    return assistance


@transaction.atomic
def end_assistance(*, assistance: Assistance, by: User, now: datetime) -> Assistance:
    """Let the help end today; the role ends with it unless another member is helped."""
    membership = assistance.membership
    body = locked(membership.seat.body)
    require(may_name_assistant(by, membership))
    assistance = Assistance.objects.select_for_update(of=("self",)).get(
        pk=assistance.pk
    )
    day = max(day_of(now), assistance.starts_on)
    if assistance.ends_on is not None and assistance.ends_on <= day:
        raise TermOver
    assistance.ends_on = day
    assistance.save(update_fields=["ends_on"])
    follow_assistances(assistant=assistance.assistant, body=body, by=by, now=now)
    _record("governance.assistance_ended", assistance, by, now)
    return assistance


def _require_other_person(membership: Membership, assistant: User, by: User) -> None:
    if assistant.pk == by.pk:
        raise NotAllowed("U kunt uzelf deze rol niet geven. Vraag het een ander.")
    if assistant.pk == membership.person_id:
        raise DomainError("Een lid ondersteunt zichzelf niet. Kies iemand anders.")
    if not assistant.is_active:
        raise DomainError("Dit account is uitgeschakeld.")


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _record(action: str, assistance: Assistance, by: User, now: datetime) -> None:
    record(
        action,
        subject=assistance.membership,
        by=by,
        at=now,
        organisation=assistance.membership.seat.body.organisation,
        details={"tot": assistance.ends_on.isoformat() if assistance.ends_on else None},
    )
