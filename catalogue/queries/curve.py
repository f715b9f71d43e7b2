"""How the use of a standard grew, month by month, as far as a reader may know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accounts.models import User

from ..enums import IN_USE_STATES
from ..models import Standard
from ..rules.suppression import Shown
from ..rules.visibility import sees_names
from .counts import as_shown, together
from .figures import Figures, figures_of

MOST_YEARS = 12


@dataclass(frozen=True)
class Point:
    """So many municipalities had it in use on this day, of so many."""

    day: date
    in_use: Shown
    municipalities: int

    @property
    def percent(self) -> float:
        whole = self.municipalities
        return min(100.0, 100 * (self.in_use.number or 0) / whole) if whole else 0.0


def curve_of(standard: Standard, viewer: User | None, today: date) -> list[Point]:
    """From the first use until today; without the names only first days of months."""
    figures = figures_of(standard, viewer, today)
    is_exact = sees_names(viewer, standard)
    steps = steps_in(figures, is_exact=is_exact)
    days = list(_months(steps[0][0], today)) if steps else []
    if steps and is_exact:
        days.append(today)
    return [
        Point(day, at(steps, day), figures.municipalities_on(day))
        for day in dict.fromkeys(days)
    ]


Steps = list[tuple[date, Shown]]


def steps_in(figures: Figures, *, is_exact: bool) -> Steps:
    """Each change of how many have it in use, from figures that were read before."""
    return _exact_steps(figures) if is_exact else _published_steps(figures)


def at(steps: Steps, day: date) -> Shown:
    """What held on the day: the last step until then."""
    return next((shown for since, shown in reversed(steps) if since <= day), Shown(0))


def _exact_steps(figures: Figures) -> Steps:
    count, steps = 0, []
    for day, state, delta in figures.deltas:
        if state in IN_USE_STATES:
            count += delta
            steps.append((day, Shown(count)))
    return steps


def _published_steps(figures: Figures) -> Steps:
    latest: dict[str, Shown] = {}
    steps = []
    for month, state, kind, count in figures.published:
        if state in IN_USE_STATES:
            latest[state] = as_shown(kind, count)
            steps.append((month, together(list(latest.values()))))
    return steps


def _months(first: date, today: date) -> Iterator[date]:
    month = max(first.replace(day=1), date(today.year - MOST_YEARS, 1, 1))
    while month <= today:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
