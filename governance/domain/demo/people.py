"""Making the cast, and giving everybody a seat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.domain import new_people, roles
from accounts.domain.demo_people import PASSWORD
from accounts.domain.register_organisations import organisation_for
from accounts.enums import Role
from accounts.models import Organisation, User
from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of

from ...models import Body
from ..bodies.appointing import Appointment, appoint
from ..bodies.assisting import add_assistant
from .cast import ASSISTANT, BOARD, MEMBERS, SECOND_SECRETARY, TASKFORCE, Sits

ADMINISTRATOR = "beheer@vng.example"
YEARS_AGO = timedelta(days=900)


@dataclass(frozen=True)
class Cast:
    """Everybody of the story by e-mail address, and the bodies by slug."""

    people: dict[str, User]
    bodies: dict[str, Body]

    def __getitem__(self, email: str) -> User:
        return self.people[email]


def make_cast(*, now: datetime) -> Cast:
    """The people of the demo that were there already, and those of the bodies."""
    made_up = User.objects.filter(is_fictitious=True)
    people = {person.email: person for person in made_up}
    bodies = {body.slug: body for body in Body.objects.by_order()}
    administrator = people[ADMINISTRATOR]
    for one in MEMBERS:
        people[one.email] = _person(one.email, one.name, now)
        _seat(one, people[one.email], bodies[one.body], administrator, now)
    _second_secretary(people, bodies[BOARD], administrator, now)
    _assistant(people, bodies[TASKFORCE], administrator, now)
    for person in people.values():
        person.forget_roles()
    return Cast(people, bodies)


def known_cast() -> Cast:
    """The cast that was made before, for others who go on with the story."""
    made_up = User.objects.filter(is_fictitious=True)
    bodies = {body.slug: body for body in Body.objects.by_order()}
    return Cast({person.email: person for person in made_up}, bodies)


def _person(email: str, name: str, now: datetime) -> User:
    return new_people.make(
        email=email,
        name=name,
        password=PASSWORD,
        now=now - YEARS_AGO,
        is_fictitious=True,
    )


def _seat(one: Sits, person: User, body: Body, by: User, now: datetime) -> None:
    today = day_of(now)
    for label in one.seats:
        appointment = Appointment(
            seat=body.seats.get(label=label),
            person=person,
            starts_on=day_of(now - YEARS_AGO),
            ends_on=today + timedelta(days=one.ends_in) if one.ends_in else None,
            on_behalf_of=_behalf(one, now),
            employer=one.employer,
        )
        appoint(appointment=appointment, by=by, now=now)


def _behalf(one: Sits, now: datetime) -> Organisation | None:
    town = Municipality.objects.on(day_of(now)).filter(name=one.behalf).first()
    return organisation_for(town) if town else None


def _second_secretary(
    people: dict[str, User], body: Body, by: User, now: datetime
) -> None:
    person = _person(SECOND_SECRETARY, "Tom Tweede", now)
    people[SECOND_SECRETARY] = person
    roles.give_role(
        person=person,
        role=Role.BODY_SECRETARY,
        organisation=body.organisation,
        by=by,
        now=now,
    )


def _assistant(people: dict[str, User], body: Body, by: User, now: datetime) -> None:
    person = _person(ASSISTANT, "Ans Assistentie", now)
    people[ASSISTANT] = person
    member = people["lid@taskforce.example"]
    membership = member.memberships.get(seat__body=body)
    add_assistant(membership=membership, assistant=person, by=by, now=now)
