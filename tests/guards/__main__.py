"""`make guards`: without each guard in turn, its test must fail.

A word after it chooses the guards that have it in their name.
"""

from __future__ import annotations

import sys
import time

import pytest

from .guard import Guard
from .guards import GUARDS
from .turns import KEPT, Turns

QUIETLY = ["-n0", "-q", "--no-header", "--no-summary", "--tb=line"]


def main(words: list[str]) -> int:
    chosen = [g for g in GUARDS if not words or any(word in g.name for word in words)]
    began, turns = time.monotonic(), Turns(chosen)
    ended = pytest.main([*QUIETLY, *functions(chosen)], plugins=[turns])
    kept = sum(word == KEPT for _, word in turns.outcomes)
    print(f"{kept} of {len(chosen)} kept, in {time.monotonic() - began:.0f} s")
    return int(ended)


def functions(guards: list[Guard]) -> list[str]:
    """The functions to collect; which of their parameters count is seen later."""
    return sorted({guard.test.partition("[")[0] for guard in guards})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
