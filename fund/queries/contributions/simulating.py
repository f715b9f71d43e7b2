"""What a rate means for each municipality, and what a cent more would mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from municipalities.models import Municipality, Population

from ...enums import RateMode
from ...rules.contributions import Price, amounts


@dataclass(frozen=True)
class Simulated:
    """One municipality under the one rate and under the other, in cents."""

    municipality: Municipality
    inhabitants: int
    now_cents: int
    then_cents: int

    @property
    def more_cents(self) -> int:
        return self.then_cents - self.now_cents


@dataclass
class SizeClass:
    """Municipalities of one size together."""

    order: int
    label: str
    rows: list[Simulated] = field(default_factory=list)

    @property
    def more_cents(self) -> int:
        return sum(row.more_cents for row in self.rows)

    @property
    def average_cents(self) -> int:
        return self.more_cents // len(self.rows)


@dataclass(frozen=True)
class Simulation:
    """All of them, by name."""

    rows: list[Simulated]
    # Municipalities without a figure: they are left out, and told.
    missing: list[str]

    @property
    def now_cents(self) -> int:
        return sum(row.now_cents for row in self.rows)

    @property
    def then_cents(self) -> int:
        return sum(row.then_cents for row in self.rows)

    @property
    def more_cents(self) -> int:
        return self.then_cents - self.now_cents

    @property
    def inhabitants(self) -> int:
        return sum(row.inhabitants for row in self.rows)

    def size_classes(self) -> list[SizeClass]:
        """By the classes of the CBS, the smallest first."""
        found: dict[int, SizeClass] = {}
        for row in self.rows:
            order = row.municipality.size_class or 0
            label = row.municipality.size_class_label or "grootte onbekend"
            found.setdefault(order, SizeClass(order, label)).rows.append(row)
        return [found[order] for order in sorted(found)]


def simulate(
    *, on: date, population_year: int, rate_micros: int, more_micros: int
) -> Simulation:
    """With the figures of a year, for the municipalities of a day. Nothing is stored."""
    municipalities = list(Municipality.objects.on(on).by_name())
    figures = dict(
        Population.objects.filter(year=population_year).values_list(
            "municipality", "inhabitants"
        )
    )
    known = {one.code: figures[one.pk] for one in municipalities if one.pk in figures}
    now = amounts(Price(RateMode.RATE, rate_micros), known)
    then = amounts(Price(RateMode.RATE, rate_micros + more_micros), known)
    return Simulation(
        rows=list(_rows(municipalities, known, now, then)),
        missing=[one.name for one in municipalities if one.code not in known],
    )


def _rows(
    municipalities: Iterable[Municipality],
    known: dict[str, int],
    now: dict[str, int],
    then: dict[str, int],
) -> Iterable[Simulated]:
    for one in municipalities:
        if one.code in known:
            yield Simulated(one, known[one.code], now[one.code], then[one.code])
