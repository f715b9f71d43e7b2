"""Waiting for the search page, beside waiting for its query and for a bare page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.utils import timezone

from benchmarks.pages import FREQUENT, PAGES, bare
from benchmarks.portal import connected_to
from benchmarks.questions import Question, percentile
from benchmarks.rig import Rig
from benchmarks.spread import Spread, rounds
from benchmarks.table import Row
from benchmarks.words import COMMON
from catalogue.queries.lists import RELEVANCE, Asked, look_up
from catalogue.queries.standard_rows import STANDARDS

TIMES = 20
AIM = 1.3


def rows(rig: Rig) -> Iterator[Row]:
    page = next(page for page in PAGES if page.question is FREQUENT)
    anchor = bare(rig, page)
    with connected_to(rig.served):
        for connections in (1, 4):
            yield _row(rig, page.question, anchor, connections)


def _row(rig: Rig, question: Question, anchor: Question, connections: int) -> Row:
    ratio = Spread()

    def once(_: int) -> bool:
        with rig.noise.watched() as watch:
            page = p95(lambda: question.times_of(rig.port), connections)
            query = p95(query_times, connections)
            plain = p95(lambda: anchor.times_of(rig.port), connections)
        ratio.add(page / (query + plain), is_void=watch.is_void)
        return watch.is_void

    void = rounds(once)
    what = f"p95 of a search ÷ (its query + bare page), {connections} at once"
    return Row(what, "", ratio.median, aim=AIM, p95=str(ratio), void_rounds=void)


def p95(turn: Callable[[], list[float]], connections: int) -> float:
    """Of as many turns at the same time as there are connections."""
    with ThreadPoolExecutor(connections) as pool:
        batches = pool.map(lambda _: turn(), range(connections))
        return percentile([one for batch in batches for one in batch], 0.95)


def query_times() -> list[float]:
    """The one query behind the search, asked as the page asks it."""
    asked = Asked(COMMON, {}, RELEVANCE)
    try:
        return [_seconds_of(asked) for _ in range(TIMES)]
    finally:
        connection.close()


def _seconds_of(asked: Asked) -> float:
    began = time.perf_counter()
    look_up(STANDARDS, asked, day=timezone.localdate())
    return time.perf_counter() - began
