"""Freezing how many people live where: the figures on which a year is computed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from municipalities.models import Municipality, Population
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_date

from ...models import PopulationSnapshot, SnapshotRow
from ...rules.access import may_administer

# The largest municipality has less than a million; ten times that is a typing error.
HUGE = 10_000_000
NAMED = 5


class FiguresRefused(DomainError):
    """With these figures nothing can be computed."""


@dataclass(frozen=True)
class Figure:
    """How many people live in a municipality, and who says so."""

    municipality: Municipality
    inhabitants: int
    source: str


@transaction.atomic
def freeze(
    *, population_year: int, reference_on: date, by: User, now: datetime
) -> PopulationSnapshot:
    """Keep the figures of a year for the municipalities that exist on a day.

    Refused with the reason where a figure is missing, double, zero or impossible.
    """
    require(may_administer(by))
    figures = _figures(population_year, reference_on)
    snapshot = PopulationSnapshot.objects.create(
        population_year=population_year,
        reference_on=reference_on,
        municipality_count=len(figures),
        inhabitants_total=sum(one.inhabitants for one in figures),
        source="; ".join(sorted({one.source for one in figures}))[:200],
        sha256=fingerprint(population_year, reference_on, figures),
        taken_by_label=by.actor_label[:200],
        taken_at=now,
    )
    SnapshotRow.objects.bulk_create(
        SnapshotRow(
            snapshot=snapshot,
            municipality=one.municipality,
            inhabitants=one.inhabitants,
        )
        for one in figures
    )
    return snapshot


def checked(
    municipalities: Iterable[Municipality], figures: Iterable[Figure], year: int
) -> list[Figure]:
    """One real figure for each municipality, in the order of their names."""
    found: dict[int, Figure] = {}
    for one in figures:
        if one.municipality.pk in found:
            raise FiguresRefused(
                f"Voor {one.municipality} staan er twee inwonertallen over {year} in "
                "het register. Haal er een weg en probeer het opnieuw."
            )
        if not 0 < one.inhabitants < HUGE:
            raise FiguresRefused(
                f"Voor {one.municipality} staat over {year} een inwonertal van "
                f"{one.inhabitants} in het register. Dat kan niet kloppen. Verbeter het "
                "en probeer het opnieuw."
            )
        found[one.municipality.pk] = one
    wanted = list(municipalities)
    missing = [str(one) for one in wanted if one.pk not in found]
    if missing:
        raise FiguresRefused(_missing(missing, year))
    return [found[one.pk] for one in wanted]


def fingerprint(year: int, reference_on: date, figures: Iterable[Figure]) -> str:
    """Of the year, the day and every figure, in the order of the codes."""
    content = [
        year,
        reference_on.isoformat(),
        sorted([one.municipality.code, one.inhabitants] for one in figures),
    ]
    text = json.dumps(content, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _figures(year: int, reference_on: date) -> list[Figure]:
    municipalities = list(Municipality.objects.on(reference_on).by_name())
    if not municipalities:
        raise FiguresRefused(
            f"Op {dutch_date(reference_on)} staan er geen gemeenten in het register."
        )
    known = Population.objects.filter(year=year).select_related("municipality")
    figures = [
        Figure(
            one.municipality,
            one.inhabitants,
            f"{one.source}{'' if one.is_final else ' (voorlopig)'}",
        )
        for one in known
    ]
    if not figures:
        raise FiguresRefused(
            f"Er zijn geen inwonertallen over {year}. Laat de functioneel beheerder "
            "ze inlezen, of kies een ander jaar."
        )
    return checked(municipalities, figures, year)


def _missing(names: list[str], year: int) -> str:
    more = len(names) - NAMED
    listed = ", ".join(names[:NAMED]) + (f" en nog {more}" if more > 0 else "")
    return (
        f"Er is geen inwonertal over {year} van: {listed}. Zonder dat cijfer kan "
        "niemands bijdrage worden berekend. Vul het aan, of kies een ander jaar."
    )
