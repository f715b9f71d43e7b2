"""`make guards`: without each guard in turn, its test must fail."""

from __future__ import annotations

import os
import subprocess
import sys

from .dropping import WANTED
from .guards import GUARDS, Guard

ALL_PASSED, SOME_FAILED = 0, 1


def run(guard: Guard, *, dropped: bool) -> int:
    """How pytest ends for the test of this guard, with or without it."""
    command = [sys.executable, "-m", "pytest", "-n0", "-q", "--no-header", guard.test]
    environment = {**os.environ, WANTED: guard.name if dropped else ""}
    return subprocess.run(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode


def verdict(guard: Guard) -> str:
    """Whether the test passes with the guard and fails without it."""
    if run(guard, dropped=False) != ALL_PASSED:
        return "FAILS WITH IT"
    return "kept" if run(guard, dropped=True) == SOME_FAILED else "NOT TESTED"


def main() -> int:
    wanted = sys.argv[1:]
    chosen = [g for g in GUARDS if not wanted or any(w in g.name for w in wanted)]
    outcomes = []
    for guard in chosen:
        outcomes.append(verdict(guard))
        print(f"{outcomes[-1]:14} {guard.name:44} {guard.test}", flush=True)
    return 0 if set(outcomes) == {"kept"} else 1


if __name__ == "__main__":
    sys.exit(main())
