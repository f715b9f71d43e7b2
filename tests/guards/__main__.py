"""`make guards`: without each guard in turn, its test must fail.

A word after it chooses the guards that have it in their name.
"""

from __future__ import annotations

import sys
import time

import pytest

from .turns import KEPT, Turns

QUIETLY = ["-n0", "-q", "--no-header", "--no-summary", "--tb=line"]


def main(words: list[str]) -> int:
    began, turns = time.monotonic(), Turns(words)
    ended = pytest.main(QUIETLY, plugins=[turns])
    kept = sum(word == KEPT for _, word in turns.outcomes)
    print(f"{kept} of {len(turns.guards)} kept, in {time.monotonic() - began:.0f} s")
    return int(ended)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
