"""How many municipalities stand how, on a day, as far as a reader may know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from accounts.models import User
from samenorganiseren.shared.wording import percent

from ..enums import IN_USE_STATES, NO_STATEMENT, AdoptionState, CountKind, Ring
from ..models import Standard
from ..rules.suppression import FEW, HIDDEN, SMALLEST_SHOWN, Shown
from ..rules.visibility import HasRing, sees_names
from .figures import Figures, figures_of

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


def counts_of(standard: Standard, viewer: User | None, day: date) -> Counts:
    """Exact on the day where the reader sees names; else as last published."""
    figures = figures_of(standard, viewer, day)
    return counts_in(figures, day, is_exact=sees_names(viewer, standard))


def counts_in(figures: Figures, day: date, *, is_exact: bool) -> Counts:
    """The same from figures that were read before."""
    return _exact(figures, day) if is_exact else _published(figures, day)


def _exact(figures: Figures, day: date) -> Counts:
    """The kept totals on a day, `geen-opgave` counted apart."""
    known = {state.value: 0 for state in ORDER}
    for _, state, delta in figures.deltas:
        known[state] += delta
    existing = figures.municipalities_on(day)
    known[NO_STATEMENT] = existing - sum(known.values())
    shown = {state: Shown(count) for state, count in known.items()}
    return Counts(day, existing, shown, is_exact=True)


def _published(figures: Figures, day: date) -> Counts:
    """What everyone reads: the counts of the first of the month, before this day."""
    month = day.replace(day=1)
    latest = {
        state: as_shown(kind, count) for _, state, kind, count in figures.published
    }
    states = [*(state.value for state in ORDER), NO_STATEMENT]
    return Counts(
        month,
        figures.municipalities_on(month),
        {state: latest.get(state, HIDDEN) for state in states},
        is_exact=False,
    )


def as_shown(kind: str, count: int) -> Shown:
    """A published count as the count it stands for."""
    known = CountKind(kind)
    return Shown(count if known == CountKind.ABOUT else None, known)


class Counted(HasRing, Protocol):
    """A standard, or a row of a list, with its kept counters."""

    times_applied: int
    times_shown: int


def times_shown(standard: Counted, viewer: User | None) -> Shown:
    """How often a standard is applied, for a list: no query."""
    if sees_names(viewer, standard):
        return Shown(standard.times_applied)
    # Kept as a sum of multiples of five, else as the number of small parts. A
    # download says the same in SQL: `standard_cells`.
    if standard.ring != Ring.PUBLIC and 0 < standard.times_shown < SMALLEST_SHOWN:
        return FEW if standard.times_shown == 1 else HIDDEN
    return Shown(standard.times_shown, CountKind.ABOUT)
