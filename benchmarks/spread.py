"""One figure over several rounds."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

ROUNDS = 5
MOST_ROUNDS = 8


@dataclass
class Spread:
    """Median, smallest and largest of the rounds that count.

    A round during which other programs were busy does not count. Where no round
    counts, the void ones are shown between square brackets: an indication only.
    """

    values: list[float] = field(default_factory=list)
    void: list[float] = field(default_factory=list)

    def add(self, value: float, *, is_void: bool) -> None:
        (self.void if is_void else self.values).append(value)

    @property
    def median(self) -> float:
        return statistics.median(self.values or self.void)

    def __str__(self) -> str:
        shown = self.values or self.void
        if not shown:
            return ""
        told = f"{statistics.median(shown):.2f} ({min(shown):.2f}–{max(shown):.2f})"
        return told if self.values else f"[{told}]"


def rounds(once: Callable[[int], bool]) -> int:
    """Do it until enough rounds count, but not for ever; how many were void."""
    counting = void = 0
    while counting < ROUNDS and counting + void < MOST_ROUNDS:
        if once(counting + void):
            void += 1
        else:
            counting += 1
    return void
