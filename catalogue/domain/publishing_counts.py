"""Once a month the counts outside the public ring are published for everyone."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of

from ..enums import NO_STATEMENT, AdoptionState, CountKind, Ring
from ..models import AdoptionTotal, PublishedCount, Standard
from ..rules.suppression import Shown, suppress
from .counts import refresh_times_applied

STATES = [*AdoptionState.values, NO_STATEMENT]


@transaction.atomic
def publish_counts(*, now: datetime) -> int:
    """Write the months that are still missing; tells how many counts were new.

    What was published stays, also where a statement of later tells otherwise: a
    reader who compares two days learns nothing about one municipality.
    """
    today = day_of(now)
    standards = Standard.objects.exclude(ring=Ring.PUBLIC).published()
    living = Municipality.objects.values_list("valid_from", "valid_to")
    existing = _Existing(list(living))
    rows = [
        row
        for standard in standards.order_by("id").select_for_update(no_key=True)
        for row in _missing(standard, today, existing)
    ]
    PublishedCount.objects.bulk_create(rows, batch_size=2_000)
    refresh_times_applied()
    return len(rows)


class _Existing:
    """How many municipalities there were on a day."""

    def __init__(self, lives: list[tuple[date | None, date | None]]) -> None:
        self._lives = lives
        self._known: dict[date, int] = {}

    def on(self, day: date) -> int:
        if day not in self._known:
            self._known[day] = sum(
                (start is None or start <= day) and (end is None or day < end)
                for start, end in self._lives
            )
        return self._known[day]


def _missing(
    standard: Standard, today: date, existing: _Existing
) -> Iterator[PublishedCount]:
    """Only what differs from the month before; of what was not said always a row,
    so that it is known which months are done."""
    published = PublishedCount.objects.filter(standard=standard)
    last = published.order_by("-month").values_list("month", flat=True).first()
    before, totals = _latest(standard), _Totals(standard)
    for month in _months(_first_month(standard, last, today), today):
        counts = totals.on(month, existing.on(month))
        for state, shown in suppress(counts, ring=standard.ring).items():
            if before.get(state) != shown or state == NO_STATEMENT:
                before[state] = shown
                yield PublishedCount(
                    standard=standard,
                    state=state,
                    month=month,
                    kind=shown.kind or CountKind.ABOUT,
                    count=shown.number or 0,
                )


def _latest(standard: Standard) -> dict[str, Shown]:
    rows = PublishedCount.objects.filter(standard=standard).order_by("state", "-month")
    return {
        row.state: Shown(
            row.count if row.kind == CountKind.ABOUT else None, CountKind(row.kind)
        )
        for row in rows.distinct("state")
    }


def _first_month(standard: Standard, last: date | None, today: date) -> date:
    if last is not None:
        return _next(last)
    first = (
        AdoptionTotal.objects.filter(standard=standard, day__lte=today)
        .order_by("day")
        .values_list("day", flat=True)
        .first()
    )
    return (first or today).replace(day=1)


def _months(first: date, today: date) -> Iterator[date]:
    month = first
    while month <= today:
        yield month
        month = _next(month)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


class _Totals:
    """The kept totals of one standard: one query for all months."""

    def __init__(self, standard: Standard) -> None:
        deltas = AdoptionTotal.objects.filter(standard=standard).order_by("day")
        self._waiting = deque(deltas.values_list("day", "state", "delta"))
        self._counted: Counter[str] = Counter()

    def on(self, day: date, municipalities: int) -> dict[str, int]:
        """The counts on a day; ask for the days in their order."""
        while self._waiting and self._waiting[0][0] <= day:
            _, state, delta = self._waiting.popleft()
            self._counted[state] += delta
        known = {state: self._counted[state] for state in AdoptionState.values}
        return {**known, NO_STATEMENT: municipalities - sum(known.values())}
