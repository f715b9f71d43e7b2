"""Subject against anchor, in turns within one round."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks import processors
from benchmarks.questions import Question, percentile
from benchmarks.rig import Rig

FOREIGN_SHARE = 0.10


@dataclass
class Spread:
    """One figure over the rounds: median, smallest and largest."""

    values: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        if not self.values:
            return "void"
        middle = statistics.median(self.values)
        return f"{middle:.2f} ({min(self.values):.2f}-{max(self.values):.2f})"


@dataclass(frozen=True)
class Turn:
    """What one turn took: processor seconds a question, and the 95th percentile."""

    processor: float
    p95: float


@dataclass(frozen=True)
class Outcome:
    """How the subject did against the anchor, over the rounds that count."""

    processor: Spread
    p95: Spread
    void_rounds: int


def duel(rig: Rig, subject: Question, anchor: Question, rounds: int = 5) -> Outcome:
    """Both checked first, then in turns; the order changes every round."""
    connection = rig.connect()
    subject.check(connection)
    anchor.check(connection)
    processor, p95, void = Spread(), Spread(), 0
    for number in range(rounds):
        pair = (subject, anchor) if number % 2 else (anchor, subject)
        turns, is_foreign = _watched(
            rig, lambda pair=pair: [_turn(rig, q) for q in pair]
        )
        if is_foreign:
            void += 1
            continue
        mine, theirs = turns if number % 2 else reversed(turns)
        processor.values.append(mine.processor / max(theirs.processor, 1e-6))
        p95.values.append(mine.p95 / theirs.p95)
    return Outcome(processor, p95, void)


def _turn(rig: Rig, question: Question) -> Turn:
    connection = rig.connect()
    before = rig.processor_seconds()
    times = [question.ask(connection).seconds for _ in range(question.times)]
    used = rig.processor_seconds() - before
    return Turn(used / question.times, percentile(times, 0.95))


def _watched(rig: Rig, work: Callable[[], list[Turn]]) -> tuple[list[Turn], bool]:
    """The work, and whether other programs were busy meanwhile."""
    machine, mine = processors.busy_seconds(), _all_mine(rig)
    result = work()
    ours = _all_mine(rig) - mine
    everything = processors.busy_seconds() - machine
    return result, everything - ours > FOREIGN_SHARE * max(everything, 0.2)


def _all_mine(rig: Rig) -> float:
    return rig.processor_seconds() + processors.seconds_of({os.getpid()})
