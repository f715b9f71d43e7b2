"""Appointing people to seats for a term, and ending a term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts.domain.terms_of_roles import follow_terms
from accounts.enums import Role
from accounts.models import Organisation, User
from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError, NotAllowed
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_date

from ...enums import SeatCategory
from ...models import Assistance, Body, Membership, Seat
from ...queries.bodies.rules import rule_on
from ...rules.bodies import may_compose
from ..due import seat_changed
from .ruling import locked
from .seats import DayPassed, SeatClosed, SeatTaken


class TermIsNone(DomainError):
    """The term ends before it begins."""

    def __init__(self) -> None:
        super().__init__("De laatste dag ligt voor de eerste. Kies een latere dag.")


class TooManyOfEmployer(Conflict):
    """The rule of the body allows no more people of this employer."""


class TermOver(Conflict):
    """The term has ended already."""

    def __init__(self) -> None:
        super().__init__("Deze termijn is al voorbij.")


@dataclass(frozen=True)
class Appointment:
    """Who comes to sit where, on behalf of whom, and for how long."""

    seat: Seat
    person: User
    starts_on: date
    ends_on: date | None = None
    on_behalf_of: Organisation | None = None
    employer: str = ""


@transaction.atomic
def appoint(*, appointment: Appointment, by: User, now: datetime) -> Membership:
    """Give somebody a seat for a term, and the role that lets in for the same days.

    The row of the body is the lock, so two people never race onto one seat.
    """
    seat, person = appointment.seat, appointment.person
    body = locked(seat.body)
    require(may_compose(by, body))
    if person.pk == by.pk:
        raise NotAllowed("U kunt uzelf niet benoemen. Vraag het een ander.")
    if not person.is_active:
        raise DomainError("Dit account is uitgeschakeld.")
    _require_term(appointment)
    _require_free(appointment)
    _require_room_for_employer(appointment, body)
    membership = _create(appointment, by, now)
    follow_seats(person=person, body=body, by=by, now=now)
    _record("governance.member_appointed", membership, by, now)
    return membership


@transaction.atomic
def end_term(
    *, membership: Membership, on: date | None = None, by: User, now: datetime
) -> Membership:
    """End a term today or on a later day: the first without it.

    The role ends with it, unless the person has another seat; so does the help of
    assistants.
    """
    body = locked(membership.seat.body)
    require(may_compose(by, body))
    membership = Membership.objects.locked().get(pk=membership.pk)
    day = max(on or day_of(now), membership.starts_on)
    if day < day_of(now):
        raise DayPassed
    if membership.ends_on is not None and membership.ends_on <= day:
        raise TermOver
    membership.ends_on = day
    membership.save(update_fields=["ends_on"])
    follow_seats(person=membership.person, body=body, by=by, now=now)
    _end_assistance_of(membership, day, by, now)
    _record("governance.term_ended", membership, by, now)
    return membership


def follow_seats(*, person: User, body: Body, by: Actor, now: datetime) -> None:
    """Let the roles of this person in this body hold while there is a seat."""
    terms: dict[Role, list[tuple[date, date | None]]] = {
        Role.BODY_MEMBER: [],
        Role.BODY_SECRETARY: [],
    }
    held = Membership.objects.filter(person=person, seat__body=body)
    rows = held.values_list("seat__category", "starts_on", "ends_on")
    for category, starts_on, ends_on in rows:
        terms[role_on(category)].append((starts_on, ends_on))
    for role, wanted in terms.items():
        if wanted:
            follow_terms(
                person=person,
                role=role,
                organisation=body.organisation,
                terms=wanted,
                by=by,
                now=now,
            )


def follow_assistances(
    *, assistant: User, body: Body, by: Actor, now: datetime
) -> None:
    """Let the role of an assistant hold while there is a member to help."""
    terms = Assistance.objects.filter(
        assistant=assistant, membership__seat__body=body
    ).values_list("starts_on", "ends_on")
    follow_terms(
        person=assistant,
        role=Role.BODY_ASSISTANT,
        organisation=body.organisation,
        terms=list(terms),
        by=by,
        now=now,
    )


def role_on(category: str) -> Role:
    """What somebody on a seat of this category is: the secretary has no voice."""
    if category == SeatCategory.SECRETARY:
        return Role.BODY_SECRETARY
    return Role.BODY_MEMBER


def _require_term(appointment: Appointment) -> None:
    seat, ends_on = appointment.seat, appointment.ends_on
    if ends_on is not None and ends_on <= appointment.starts_on:
        raise TermIsNone
    if appointment.starts_on < seat.opened_on:
        raise SeatClosed(
            f"De zetel {seat} bestaat vanaf {dutch_date(seat.opened_on)}. "
            "Kies een latere dag."
        )
    if seat.closed_on is None:
        return
    if ends_on is None or ends_on > seat.closed_on:
        raise SeatClosed(
            f"De zetel {seat} bestaat tot {dutch_date(seat.closed_on)}. "
            "Kies een termijn die dan voorbij is."
        )


def _require_free(appointment: Appointment) -> None:
    sitting = Membership.objects.filter(seat=appointment.seat).during(
        appointment.starts_on, appointment.ends_on
    )
    if (other := sitting.select_related("person").first()) is not None:
        raise SeatTaken(_taken(other))


def _taken(other: Membership) -> str:
    until = f"tot {dutch_date(other.ends_on)}" if other.ends_on else "tot nader order"
    return (
        f"Op deze zetel zit {other.person.name}, {until}. "
        "Beëindig eerst die termijn of kies een latere eerste dag."
    )


def _require_room_for_employer(appointment: Appointment, body: Body) -> None:
    rule = rule_on(body, appointment.starts_on)
    if rule is None or rule.max_per_employer is None or not appointment.employer:
        return
    sitting = Membership.objects.filter(
        seat__body=body, employer__iexact=appointment.employer
    ).during(appointment.starts_on, appointment.ends_on)
    people = set(sitting.values_list("person", flat=True)) - {appointment.person.pk}
    if len(people) >= rule.max_per_employer:
        raise TooManyOfEmployer(
            f"In {body.name} zitten dan al {len(people)} mensen van "
            f"{appointment.employer}. De regel staat er hoogstens "
            f"{rule.max_per_employer} toe."
        )


def _create(appointment: Appointment, by: User, now: datetime) -> Membership:
    try:
        with transaction.atomic():
            return Membership.objects.create(
                seat=appointment.seat,
                person=appointment.person,
                on_behalf_of=appointment.on_behalf_of,
                employer=appointment.employer,
                starts_on=appointment.starts_on,
                ends_on=appointment.ends_on,
                appointed_by_label=by.actor_label,
                appointed_at=now,
            )
    except IntegrityError:
        raise SeatTaken(
            "Op deze zetel zit in die tijd al iemand. Ververs de pagina."
        ) from None


def _end_assistance_of(
    membership: Membership, day: date, by: User, now: datetime
) -> None:
    """Assistants help no longer than the member sits."""
    body = membership.seat.body
    going_on = membership.assistances.filter(Q(ends_on=None) | Q(ends_on__gt=day))
    for assistance in going_on.select_related("assistant"):
        assistance.ends_on = max(day, assistance.starts_on)
        assistance.save(update_fields=["ends_on"])
        follow_assistances(assistant=assistance.assistant, body=body, by=by, now=now)


def _record(action: str, membership: Membership, by: User, now: datetime) -> None:
    seat = membership.seat
    record(
        action,
        subject=membership,
        by=by,
        at=now,
        organisation=seat.body.organisation,
        details={
            "zetel": seat.label,
            "vanaf": membership.starts_on.isoformat(),
            "tot": membership.ends_on.isoformat() if membership.ends_on else None,
        },
    )
    seat_changed(seat, now)
