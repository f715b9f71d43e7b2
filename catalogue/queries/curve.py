"""How the use of a standard grew, month by month, as far as a reader may know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from municipalities.models import Municipality

from ..enums import IN_USE_STATES
from ..models import AdoptionTotal, PublishedCount, Standard
from ..rules.suppression import Shown
from ..rules.visibility import sees_names
from .counts import as_shown, together

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
    if sees_names(viewer, standard):
        steps = _exact_steps(standard, today)
        days = [*_months(steps[0][0], today), today] if steps else []
    else:
        steps = _published_steps(standard, today)
        days = list(_months(steps[0][0], today)) if steps else []
    existing = _Existing()
    return [
        Point(day, _at(steps, day), existing.on(day)) for day in dict.fromkeys(days)
    ]


Steps = list[tuple[date, Shown]]


def _exact_steps(standard: Standard, today: date) -> Steps:
    deltas = AdoptionTotal.objects.filter(
        standard=standard, state__in=IN_USE_STATES, day__lte=today
    )
    count, steps = 0, []
    for day, delta in deltas.order_by("day").values_list("day", "delta"):
        count += delta
        steps.append((day, Shown(count)))
    return steps


def _published_steps(standard: Standard, today: date) -> Steps:
    rows = PublishedCount.objects.filter(
        standard=standard, state__in=IN_USE_STATES, month__lte=today
    )
    latest: dict[str, Shown] = {}
    steps = []
    for row in rows.order_by("month", "state"):
        latest[row.state] = as_shown(row)
        steps.append((row.month, together(list(latest.values()))))
    return steps


def _at(steps: Steps, day: date) -> Shown:
    """What held on the day: the last step until then."""
    return next((shown for since, shown in reversed(steps) if since <= day), Shown(0))


def _months(first: date, today: date) -> Iterator[date]:
    month = max(first.replace(day=1), date(today.year - MOST_YEARS, 1, 1))
    while month <= today:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


class _Existing:
    """How many municipalities existed on a day: one query for all days."""

    def __init__(self) -> None:
        self._lives = list(Municipality.objects.values_list("valid_from", "valid_to"))

    def on(self, day: date) -> int:
        return sum(
            (begun is None or begun <= day) and (ended is None or day < ended)
            for begun, ended in self._lives
        )
