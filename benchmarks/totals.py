"""Counts of adoption cost the same whatever the number of statements."""

from __future__ import annotations

import time
from collections.abc import Iterator

from django.utils import timezone

from benchmarks.portal import connected_to
from benchmarks.questions import percentile
from benchmarks.rig import FEW_STANDARDS, Rig
from benchmarks.spread import Spread, rounds
from benchmarks.table import Row
from catalogue.models import AdoptionStatement, Standard
from catalogue.queries.counts import counts_of
from catalogue.queries.curve import curve_of

TIMES = 10
AIM = 1.2


def rows(rig: Rig) -> Iterator[Row]:
    few, many = _statements(rig.few), _statements(rig.served)
    ratio = Spread()

    def once(number: int) -> bool:
        order = (rig.few, rig.served) if number % 2 else (rig.served, rig.few)
        with rig.noise.watched() as watch:
            seconds = {database: _seconds(database) for database in order}
        ratio.add(seconds[rig.served] / seconds[rig.few], is_void=watch.is_void)
        return watch.is_void

    void = rounds(once)
    what = f"totals and curves over {many:,} statements ÷ over {few:,} (time)"
    yield Row(what, str(ratio), ratio.median, aim=AIM, void_rounds=void)


def _statements(database: str) -> int:
    with connected_to(database):
        return AdoptionStatement.objects.count()


def _seconds(database: str) -> float:
    """The median of telling how the same standards stand, and how they grew."""
    with connected_to(database):
        standards = list(
            Standard.objects.filter(slug__startswith="proef-").order_by("id")
        )
        return percentile([_once(standards[:FEW_STANDARDS]) for _ in range(TIMES)], 0.5)


def _once(standards: list[Standard]) -> float:
    today = timezone.localdate()
    began = time.perf_counter()
    for standard in standards:
        counts_of(standard, None, today)
        curve_of(standard, None, today)
    return time.perf_counter() - began
