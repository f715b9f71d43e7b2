"""The made-up people of the demo, one for each kind of user that has work here.

They exist in demo mode alone: this refuses outside it, nobody can sign in as one
of them outside it, and the portal does not start with them in its database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError

from ..enums import Role
from ..models import Organisation, RoleAssignment, User
from . import demo_organisations, new_people

PASSWORD = "samen-verder-molen-2026"
HOME = "Gouda"
NEIGHBOURS = ("Waddinxveen", "Krimpenerwaard")
PARTNERSHIP = "Samenwerking Hollandse Kade (fictief)"
SUPPLIER = "Voorbeeldsoft (fictief)"


class NotInDemo(DomainError):
    """Made-up people were asked for outside demo mode."""


@dataclass(frozen=True)
class DemoPerson:
    """One of them: in which role, where, and what there is to do."""

    email: str
    name: str
    organisation: str
    roles: tuple[Role, ...]
    does: str


PEOPLE = (
    DemoPerson(
        "informatiemanager@gouda.example",
        "Imke Informatie",
        HOME,
        (Role.INFORMATION_MANAGER,),
        "opgaven doen voor Gouda",
    ),
    DemoPerson(
        "accordeur@gouda.example",
        "Akke Accoord",
        HOME,
        (Role.APPROVER,),
        "opgaven van Gouda bevestigen",
    ),
    DemoPerson(
        "beheerder@gouda.example",
        "Bram Beheer",
        HOME,
        (Role.PEOPLE_MANAGER,),
        "mensen van Gouda uitnodigen en rollen geven",
    ),
    DemoPerson(
        "informatiemanager@waddinxveen.example",
        "Wies Waddinx",
        NEIGHBOURS[0],
        (Role.INFORMATION_MANAGER,),
        "opgaven doen voor Waddinxveen",
    ),
    DemoPerson(
        "informatiemanager@krimpenerwaard.example",
        "Kees Krimpen",
        NEIGHBOURS[1],
        (Role.INFORMATION_MANAGER,),
        "opgaven doen voor Krimpenerwaard",
    ),
    DemoPerson(
        "coordinator@hollandsekade.example",
        "Coos Coördinatie",
        PARTNERSHIP,
        (Role.PARTNERSHIP_COORDINATOR,),
        "opgaven doen voor drie gemeenten tegelijk",
    ),
    DemoPerson(
        "leverancier@voorbeeldsoft.example",
        "Lev Levering",
        SUPPLIER,
        (Role.SUPPLIER, Role.PEOPLE_MANAGER),
        "producten bijhouden en opgaven voorstellen",
    ),
    DemoPerson(
        "redacteur@vng.example",
        "Reina Redactie",
        "VNG",
        (Role.CATALOGUE_EDITOR,),
        "standaarden en initiatieven bijhouden",
    ),
    DemoPerson(
        "beheer@vng.example",
        "Fenna Functioneel",
        "VNG",
        (Role.FUNCTIONAL_ADMINISTRATOR,),
        "mensen, organisaties, teksten en het logboek beheren",
    ),
    DemoPerson(
        "fonds@vng.example",
        "Fenna Fonds",
        "VNG",
        (Role.FUND_ADMINISTRATOR,),
        "het Fonds GGU beheren",
    ),
    # Two, for four eyes.
    DemoPerson(
        "controle@vng.example",
        "Coen Controle",
        "VNG",
        (Role.FUND_ADMINISTRATOR,),
        "goedkeuren wat een ander voor het Fonds GGU voorbereidde",
    ),
)


_others: list[DemoPerson] = []


def register(*people: DemoPerson) -> None:
    """Tell of more people whose sign-in is shown; a higher app makes them itself."""
    _others.extend(one for one in people if one not in _others)


def everybody() -> list[DemoPerson]:
    """All whose sign-in is shown, in the order in which they were told of."""
    return [*PEOPLE, *_others]


@transaction.atomic
def load_demo_people(*, now: datetime) -> dict[str, User]:
    """Make them where they are missing; gives every person by e-mail address."""
    if not settings.DEMO:
        raise NotInDemo("Demopersonen bestaan alleen in demo. Zet DEMO=1.")
    places = demo_organisations.make(
        municipalities=(HOME, *NEIGHBOURS),
        partnership=PARTNERSHIP,
        supplier=SUPPLIER,
        now=now,
    )
    return {one.email: _person(one, places[one.organisation], now) for one in PEOPLE}


def _person(one: DemoPerson, organisation: Organisation, now: datetime) -> User:
    if known := User.objects.with_email(one.email).first():
        return known
    joined = now - timedelta(days=400)
    person = new_people.make(
        email=one.email,
        name=one.name,
        password=PASSWORD,
        now=joined,
        is_fictitious=True,
    )
    for role in one.roles:
        RoleAssignment.objects.create(
            user=person,
            role=role,
            organisation=organisation,
            starts_on=day_of(joined),
            given_by_label=new_people.PORTAL.actor_label,
            given_at=joined,
        )
    return person
