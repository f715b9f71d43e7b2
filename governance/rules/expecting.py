"""When a dossier may be decided: told only where the past bears it out.

From ten comparable finished cases up, as an interval that was tried on those cases
themselves, in the order in which they came: each from the sixth on is predicted from
the ones before it. Where that failed too often, nothing is told.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

FEWEST = 10
FIRST_TRIED = 5
# Of the cases that were tried, this share must have ended inside.
LEAST_INSIDE = 0.6
LOW, HIGH = 0.1, 0.9


class Interval(NamedTuple):
    """From and to, in days."""

    low: float
    high: float

    def holds(self, days: float) -> bool:
        return self.low <= days <= self.high


class BackTest(NamedTuple):
    """How many cases were tried, and how many ended inside their interval."""

    tried: int
    inside: int

    @property
    def passes(self) -> bool:
        return self.tried > 0 and self.inside / self.tried >= LEAST_INSIDE


class Expected(NamedTuple):
    """What may be told, with what it rests on."""

    interval: Interval
    cases: int
    test: BackTest


def interval_of(days: Sequence[float]) -> Interval:
    """Where the middle eight of ten ended; of few, the shortest and the longest."""
    ordered, last = sorted(days), len(days) - 1
    return Interval(ordered[math.floor(LOW * last)], ordered[math.ceil(HIGH * last)])


def back_test(days: Sequence[float]) -> BackTest:
    """Try each case from the sixth on, as if the later ones were not known yet."""
    tried = range(FIRST_TRIED, len(days))
    inside = sum(interval_of(days[:place]).holds(days[place]) for place in tried)
    return BackTest(len(tried), inside)


def expected(days: Sequence[float], *, waited: float) -> Expected | None:
    """How long it may take, counted from the same point as the cases, which stand in
    the order in which they were finished. Nothing where the past is too thin, does not
    bear it out, or is already over."""
    if len(days) < FEWEST:
        return None
    test, interval = back_test(days), interval_of(days)
    if not test.passes or waited >= interval.high:
        return None
    return Expected(interval, len(days), test)
