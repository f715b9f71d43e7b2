"""Subject against anchor, in turns within one round."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.questions import Question, percentile
from benchmarks.rig import Rig
from benchmarks.spread import Spread, rounds


@dataclass(frozen=True)
class Turn:
    """What one turn took: processor seconds a question, and the 95th percentile."""

    processor: float
    p95: float


@dataclass
class Outcome:
    """How the subject did against the anchor."""

    processor: Spread = field(default_factory=Spread)
    p95: Spread = field(default_factory=Spread)
    # Of the subject alone, in milliseconds.
    milliseconds: Spread = field(default_factory=Spread)
    void_rounds: int = 0


def duel(rig: Rig, subject: Question, anchor: Question) -> Outcome:
    """Both checked first, then in turns; the order changes every round."""
    subject.check(rig.port)
    anchor.check(rig.port)
    outcome = Outcome()

    def once(number: int) -> bool:
        order = (subject, anchor) if number % 2 else (anchor, subject)
        with rig.noise.watched() as watch:
            turns = [_turn(rig, question) for question in order]
        mine, theirs = turns if number % 2 else reversed(turns)
        is_void = watch.is_void
        outcome.processor.add(mine.processor / theirs.processor, is_void=is_void)
        outcome.p95.add(mine.p95 / theirs.p95, is_void=is_void)
        outcome.milliseconds.add(mine.processor * 1000, is_void=is_void)
        return is_void

    outcome.void_rounds = rounds(once)
    return outcome


def _turn(rig: Rig, question: Question) -> Turn:
    before = rig.processor_seconds()
    times = question.times_of(rig.port)
    used = rig.processor_seconds() - before
    return Turn(used / question.times, percentile(times, 0.95))
