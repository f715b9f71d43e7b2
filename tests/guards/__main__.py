"""`make guards`: without each guard in turn, its test must fail.

A word after it chooses the guards that have it in their name. Every core takes a
share of them, in a process with servers of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from .turns import KEPT, Turns

QUIETLY = ["-n0", "-q", "--no-header", "--no-summary", "--tb=line"]
SHARE = "PORTAL_GUARDS_SHARE"
MOST = 4


def main(words: list[str]) -> int:
    """How it ended, as the shell wants it: 0 where every guard was missed."""
    if SHARE in os.environ:
        return one_share(words, *map(int, os.environ[SHARE].split("/")))
    began, shares = time.monotonic(), min(os.cpu_count() or 1, MOST)
    ended = [process.wait() for process in started(words, shares)]
    print(f"All guards in {time.monotonic() - began:.0f} s.")
    return max(ended)


def started(words: list[str], shares: int) -> list[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.guards", *words]
    return [
        subprocess.Popen(command, env={**os.environ, SHARE: f"{number}/{shares}"})
        for number in range(shares)
    ]


def one_share(words: list[str], number: int, shares: int) -> int:
    turns = Turns(words, number, shares)
    ended = pytest.main(QUIETLY, plugins=[turns])
    kept = sum(word == KEPT for _, word in turns.outcomes)
    print(f"{kept} of {len(turns.guards)} kept in this share.", flush=True)
    went_well = ended in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    return int(not went_well or kept < len(turns.guards))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
