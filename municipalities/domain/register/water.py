"""The neighbour across the water of a municipality without a land border."""

from __future__ import annotations

from collections.abc import Iterator
from math import dist

from .records import Register


def water_neighbours(register: Register) -> Iterator[tuple[str, str]]:
    """For each island the nearest municipality that has a land border."""
    ashore = {code for n in register.neighbours for code in (n.first, n.second)}
    islands = [code for code in register.points if code not in ashore]
    for island in islands if ashore else []:
        nearest = min(ashore, key=lambda code: (_apart(register, island, code), code))
        first, second = sorted([island, nearest])
        yield first, second


def _apart(register: Register, one: str, other: str) -> float:
    return dist(register.points[one].rd, register.points[other].rd)
