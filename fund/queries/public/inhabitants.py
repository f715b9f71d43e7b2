"""The contribution of one inhabitant, and to which programmes it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...enums import RunKind, RunState
from ...models import ContributionRun, PopulationSnapshot, Programme
from .income import asked_by_programme
from .totals import LineTotals

BINDING = (RunState.APPROVED, RunState.INVOICED)


@dataclass(frozen=True)
class Part:
    """One programme: what was asked for it, in all and for one inhabitant."""

    programme: Programme
    asked: int
    spent: int
    # Hundredths of a cent, so that small parts still add up.
    per_inhabitant: int


@dataclass(frozen=True)
class PerInhabitant:
    """What one inhabitant paid, by programme, on which inhabitants."""

    parts: list[Part]
    snapshot: PopulationSnapshot

    @property
    def whole(self) -> int:
        """In hundredths of a cent."""
        asked = sum(part.asked for part in self.parts)
        return _each(asked, self.snapshot.inhabitants_total)


def per_inhabitant(
    year: int, lines: Sequence[LineTotals], day: date | None = None
) -> PerInhabitant | None:
    """From the invoiced contributions and the inhabitants they were computed on."""
    run = (
        ContributionRun.objects.filter(
            year=year, kind=RunKind.REGULAR, state__in=BINDING
        )
        .select_related("snapshot")
        .first()
    )
    asked = asked_by_programme(year, day)
    if run is None or not asked:
        return None
    spent = {one.line.programme_id: one.funnel.spent for one in lines}
    inhabitants = run.snapshot.inhabitants_total
    found = Programme.objects.filter(pk__in=asked).order_by("name")
    parts = [
        Part(
            one, asked[one.pk], spent.get(one.pk, 0), _each(asked[one.pk], inhabitants)
        )
        for one in found
    ]
    return PerInhabitant(sorted(parts, key=lambda part: -part.asked), run.snapshot)


def _each(cents: int, inhabitants: int) -> int:
    """Half a hundredth of a cent up."""
    return (200 * cents + inhabitants) // (2 * inhabitants) if inhabitants else 0
