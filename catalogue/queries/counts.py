"""How many municipalities stand how, on a day, as far as a reader may know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import Sum

from accounts.models import User
from municipalities.models import Municipality
from samenorganiseren.shared.wording import percent

from ..enums import IN_USE_STATES, NO_STATEMENT, AdoptionState, CountKind, Ring
from ..models import AdoptionTotal, PublishedCount, Standard
from ..rules.suppression import FEW, HIDDEN, SMALLEST_SHOWN, Shown
from ..rules.visibility import HasRing, sees_names

ORDER = [
    AdoptionState.IN_USE,
    AdoptionState.PARTLY_IN_USE,
    AdoptionState.IMPLEMENTING,
    AdoptionState.PLANNED,
    AdoptionState.EXPLORING,
    AdoptionState.EXPLAINED,
    AdoptionState.NOT_APPLICABLE,
    AdoptionState.PHASED_OUT,
]


@dataclass(frozen=True)
class Counts:
    """The numbers of one standard: what they count, of how many, and as of when."""

    as_of: date
    municipalities: int
    by_state: Mapping[str, Shown]
    is_exact: bool

    @property
    def in_use(self) -> Shown:
        """Whole and partly together, made of what is shown and of nothing else."""
        return together([self.by_state[state] for state in IN_USE_STATES])

    @property
    def share(self) -> str:
        """As a percentage of the municipalities of that day, where it may be known."""
        return _share(self.in_use, self.municipalities)

    @property
    def points(self) -> float:
        """For a drawing: nothing where nothing may be shown."""
        whole = self.municipalities
        return 100 * (self.in_use.number or 0) / whole if whole else 0.0


def _share(shown: Shown, whole: int) -> str:
    if shown.number is None or not whole:
        return ""
    words = percent(min(shown.number, whole), whole)
    return words if shown.is_exact else f"ongeveer {words}"


def together(parts: list[Shown]) -> Shown:
    """Counts added up by what a reader sees of them."""
    if any(part.kind == CountKind.HIDDEN for part in parts):
        return HIDDEN
    numbers = [part.number for part in parts if part.number]
    if numbers or FEW not in parts:
        return Shown(sum(numbers), parts[0].kind and CountKind.ABOUT)
    return FEW if parts.count(FEW) == 1 else HIDDEN


def exact_counts(standard: Standard, day: date) -> dict[str, int]:
    """The kept totals on a day, `geen-opgave` counted apart."""
    totals = AdoptionTotal.objects.filter(standard=standard, day__lte=day)
    summed = dict(totals.values_list("state").annotate(count=Sum("delta")))
    known = {state.value: summed.get(state.value, 0) for state in ORDER}
    existing = Municipality.objects.on(day).count()
    return {**known, NO_STATEMENT: existing - sum(known.values())}


def counts_of(standard: Standard, viewer: User | None, day: date) -> Counts:
    """Exact on the day where the reader sees names; else as last published."""
    if sees_names(viewer, standard):
        counted = exact_counts(standard, day)
        return Counts(
            day,
            sum(counted.values()),
            {state: Shown(count) for state, count in counted.items()},
            is_exact=True,
        )
    return published_counts(standard, day)


def published_counts(standard: Standard, day: date) -> Counts:
    """What everyone reads: the counts of the first of the month, before this day."""
    month = day.replace(day=1)
    rows = PublishedCount.objects.filter(standard=standard, month__lte=month)
    latest = {
        row.state: as_shown(row)
        for row in rows.order_by("state", "-month").distinct("state")
    }
    return Counts(
        month,
        Municipality.objects.on(month).count(),
        {
            state: latest.get(state, HIDDEN)
            for state in [*(s.value for s in ORDER), NO_STATEMENT]
        },
        is_exact=False,
    )


def as_shown(row: PublishedCount) -> Shown:
    """A published row as the count it stands for."""
    kind = CountKind(row.kind)
    return Shown(row.count if kind == CountKind.ABOUT else None, kind)


class Counted(HasRing, Protocol):
    """A standard, or a row of a list, with its kept counters."""

    times_applied: int
    times_shown: int


def times_shown(standard: Counted, viewer: User | None) -> Shown:
    """How often a standard is applied, for a list: no query."""
    if sees_names(viewer, standard):
        return Shown(standard.times_applied)
    # Kept as a sum of multiples of five, else as the number of small parts.
    if standard.ring != Ring.PUBLIC and 0 < standard.times_shown < SMALLEST_SHOWN:
        return FEW if standard.times_shown == 1 else HIDDEN
    return Shown(standard.times_shown, CountKind.ABOUT)
