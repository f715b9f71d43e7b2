"""Who begins when: along an S-curve, and next to who began before."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from random import Random

from .stories import Story

STEP = 91
NEIGHBOUR_PULL = 3.0


def beginnings(
    story: Story,
    municipality_ids: Sequence[int],
    neighbours: Mapping[int, set[int]],
    chance: Random,
) -> dict[int, int]:
    """How many days ago each municipality began that uses it, whole or partly."""
    wanted = round((story.in_use + story.partly) * len(municipality_ids))
    waiting = set(municipality_ids)
    begun: dict[int, int] = {}
    for days_ago in range(story.began_days_ago, 0, -STEP):
        count = round(wanted * _share(story, days_ago)) - len(begun)
        for one in _next(waiting, begun, neighbours, count, chance):
            begun[one] = days_ago - chance.randrange(min(STEP, days_ago))
            waiting.discard(one)
    return begun


def _share(story: Story, days_ago: int) -> float:
    """How much of the S-curve was behind us then: 0 at the start, 1 today."""

    def logistic(moment: int) -> float:
        width = (story.began_days_ago - story.half_days_ago) / 4
        return 1 / (1 + math.exp((moment - story.half_days_ago) / width))

    first, last = logistic(story.began_days_ago), logistic(0)
    return (logistic(max(days_ago - STEP, 0)) - first) / (last - first)


def _next(
    waiting: set[int],
    begun: Mapping[int, int],
    neighbours: Mapping[int, set[int]],
    count: int,
    chance: Random,
) -> list[int]:
    """Drawn by lot; every neighbour that began adds lots."""

    def drawn(one: int) -> float:
        pull = 1 + NEIGHBOUR_PULL * len(neighbours.get(one, set()) & begun.keys())
        return float(chance.random() ** (1 / pull))

    if count <= 0:
        return []
    return sorted(sorted(waiting), key=drawn, reverse=True)[:count]
