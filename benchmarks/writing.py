"""What the counters cost: statements with them, and without."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psycopg

from benchmarks import bulk, drift
from benchmarks.portal import connected_to
from benchmarks.rig import Rig, program
from benchmarks.spread import Spread, rounds
from benchmarks.table import AT_LEAST, Row
from benchmarks.writer import Task
from catalogue.models import Standard

WRITERS = 4
TIMES = 25
UNCOUNTED = (
    "ALTER TABLE catalogue_adoptionstatement DISABLE TRIGGER statement_2_counted"
)


@dataclass(frozen=True)
class Written:
    """A database that is written in, and the writers that are connected to it."""

    name: str
    writers: list

    def rate(self, turn: str, standards: list[int], writers: int = WRITERS) -> float:
        """Statements a second of so many writers at once."""
        busy = self.writers[:writers]
        for number, writer in enumerate(busy):
            own = standards[number::writers] or standards
            task = Task(turn, number, writers, own, TIMES)
            writer.stdin.write(task.as_line())
            writer.stdin.flush()
        return writers * TIMES / max(float(writer.stdout.readline()) for writer in busy)


def rows(rig: Rig) -> Iterator[Row]:
    with _databases(rig) as (counted, bare):
        yield from bulk.rows(rig, counted, bare)
        with _written(rig, counted) as with_counters, _written(rig, bare) as without:
            yield from _verbs(rig, with_counters, without)
        yield from drift.rows(rig, counted)


def _verbs(rig: Rig, counted: Written, bare: Written) -> Iterator[Row]:
    with connected_to(counted.name):
        found = Standard.objects.filter(slug__startswith="proef-").order_by("pk")
        standards = list(found.values_list("pk", flat=True))
    everything, hot = standards[:200], standards[200:]
    yield _row(rig, "one writer, spread", 0.8, lambda n: (
        counted.rate(f"s{n}", everything, 1), bare.rate(f"s{n}", everything, 1)))  # fmt: skip
    yield _row(rig, "four writers, spread", 0.8, lambda n: (
        counted.rate(f"f{n}", everything), bare.rate(f"f{n}", everything)))  # fmt: skip
    yield _row(rig, "four writers, all on one standard ÷ spread", 0.75, lambda n: (
        counted.rate(f"h{n}", hot[n : n + 1]), bare.rate(f"h{n}", everything)))  # fmt: skip


def _row(rig: Rig, what: str, aim: float, measure) -> Row:
    ratio, rate = Spread(), Spread()

    def once(number: int) -> bool:
        with rig.noise.watched() as watch:
            with_counters, without = measure(number)
        ratio.add(with_counters / without, is_void=watch.is_void)
        rate.add(with_counters, is_void=watch.is_void)
        return watch.is_void

    void = rounds(once)
    told = f"statements with counters ÷ without, {what}; {rate.median:.0f} a second"
    return Row(told, str(ratio), ratio.median, AT_LEAST, aim, void_rounds=void)


@contextmanager
def _databases(rig: Rig) -> Iterator[tuple[str, str]]:
    """Two clones of the same; the second does not count."""
    counted, bare = f"{rig.filled}_w", f"{rig.filled}_b"
    with (
        rig.databases.clone(rig.filled, counted),
        rig.databases.clone(rig.filled, bare),
    ):
        with psycopg.connect(rig.owner_url(bare), autocommit=True) as connection:
            connection.execute(UNCOUNTED)
        yield counted, bare


@contextmanager
def _written(rig: Rig, database: str) -> Iterator[Written]:
    command = [sys.executable, "-m", "benchmarks.writer"]
    with ExitStack() as ending:
        yield Written(
            database,
            [
                ending.enter_context(program(command, DATABASE_URL=rig.url(database)))
                for _ in range(WRITERS)
            ],
        )
