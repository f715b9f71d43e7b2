"""The organisations of municipalities and partnerships, to which people are invited.

They follow from the register: made where they are missing, never taken away.
"""

from __future__ import annotations

from datetime import datetime

from municipalities.models import Municipality, Partnership
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.names import sort_key

from ..enums import OrganisationKind
from ..models import Organisation


def organisation_for(municipality: Municipality) -> Organisation:
    """The organisation of a municipality, made where it was missing."""
    _make([_of_municipality(municipality)])
    return Organisation.objects.get(municipality=municipality)


def organisation_for_partnership(partnership: Partnership) -> Organisation:
    """The organisation of a partnership, made where it was missing."""
    _make([_of_partnership(partnership)])
    return Organisation.objects.get(partnership=partnership)


def make_missing(*, now: datetime) -> int:
    """One for every municipality of today and every partnership; says how many were made."""
    towns = Municipality.objects.on(day_of(now)).filter(organisation=None)
    partnerships = Partnership.objects.filter(organisation=None)
    missing = [
        *map(_of_municipality, towns.by_name()),
        *map(_of_partnership, partnerships.by_name()),
    ]
    _make(missing)
    return len(missing)


def _make(organisations: list[Organisation]) -> None:
    """Whoever makes the same one at the same moment keeps the first."""
    Organisation.objects.bulk_create(organisations, ignore_conflicts=True)


def _of_municipality(municipality: Municipality) -> Organisation:
    return Organisation(
        kind=OrganisationKind.MUNICIPALITY,
        municipality=municipality,
        name=f"Gemeente {municipality.name}",
        slug=f"gemeente-{municipality.slug}"[:120],
        sort_key=sort_key(municipality.name),
    )


def _of_partnership(partnership: Partnership) -> Organisation:
    return Organisation(
        kind=OrganisationKind.PARTNERSHIP,
        partnership=partnership,
        name=partnership.name,
        slug=f"samenwerking-{partnership.slug}"[:120],
        sort_key=sort_key(partnership.name),
        is_fictitious=partnership.is_fictitious,
    )
