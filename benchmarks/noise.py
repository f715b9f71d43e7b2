"""What other programs on the machine do while we measure."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks import processors

FOREIGN_SHARE = 0.10


@dataclass
class Watch:
    """Of one round: the share of all processors that others used meanwhile."""

    foreign: float = 0.0

    @property
    def is_void(self) -> bool:
        return self.foreign > FOREIGN_SHARE


@dataclass
class Noise:
    """The foreign shares of every round so far."""

    shares: list[float] = field(default_factory=list)

    @contextmanager
    def watched(self) -> Iterator[Watch]:
        watch = Watch()
        ours = processors.family_of(os.getpid())
        began, machine, mine = _now(ours)
        yield watch
        ended, machine_after, mine_after = _now(processors.family_of(os.getpid()))
        whole = (ended - began) * (os.cpu_count() or 1)
        foreign = (machine_after - machine) - (mine_after - mine)
        watch.foreign = max(0.0, foreign) / whole
        self.shares.append(watch.foreign)


def _now(ours: set[int]) -> tuple[float, float, float]:
    return time.monotonic(), processors.busy_seconds(), processors.seconds_of(ours)
