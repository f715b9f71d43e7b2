"""A download beside COPY of the same rows, and what it does to memory."""

from __future__ import annotations

import time
from collections.abc import Iterator

import psycopg

from benchmarks import processors
from benchmarks.questions import Question, connect
from benchmarks.rig import Rig
from benchmarks.spread import Spread, rounds
from benchmarks.table import AT_LEAST, Row

DOWNLOAD = Question("/standaarden/?vorm=csv", ";", times=1)
COPY = """
COPY (SELECT name, abbreviation, summary, domain, kind, steward, bindingness,
        binding_authority, binding_since, lifecycle, current_version_number,
        times_applied, to_confirm, source, is_fictitious, slug
    FROM catalogue_standard WHERE published_at IS NOT NULL ORDER BY sort_key, id)
TO STDOUT (FORMAT csv, DELIMITER ';')
"""


def rows(rig: Rig) -> Iterator[Row]:
    ratio = Spread()
    web = processors.family_of(rig.web)
    before = processors.memory_of(web)
    lines = DOWNLOAD.check(rig.port).body.count(b"\r\n") - 1
    with psycopg.connect(rig.url(rig.served), autocommit=True) as connection:
        copied = _copied(connection)

        def once(_: int) -> bool:
            with rig.noise.watched() as watch:
                ours = DOWNLOAD.ask(connect(rig.port)).seconds
                theirs = _copied(connection)[0]
            ratio.add(theirs / ours, is_void=watch.is_void)
            return watch.is_void

        void = rounds(once)
    grown = processors.memory_of(web) - before
    if copied[1] != lines:
        raise AssertionError(f"{lines} rows in the download, {copied[1]} in COPY")
    what = f"CSV of all {lines:,} standards ÷ COPY (rows a second)"
    yield Row(what, str(ratio), ratio.median, AT_LEAST, 0.8, void_rounds=void)
    what = "memory that the downloads added to the web server, MB"
    yield Row(what, f"{grown:.0f}", grown, aim=60)


def _copied(connection: psycopg.Connection) -> tuple[float, int]:
    """How long COPY takes, and how many rows it gave."""
    began = time.perf_counter()
    with connection.cursor() as cursor:
        with cursor.copy(COPY) as copy:
            for _ in copy:
                pass
        return time.perf_counter() - began, cursor.rowcount
