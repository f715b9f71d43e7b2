"""Measures, and prints one table: `python -m benchmarks [xs|s|m]`."""

from __future__ import annotations

import importlib
import os
import platform
import statistics
import sys
import time
from collections.abc import Iterator

from launch.manage import ROOT

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    "SECRET_KEY": "only-for-measuring-on-loopback",
    "LOG_LEVEL": "ERROR",
    "DEMO": "1",
    "STATIC_ROOT": str(ROOT / ".local" / "benchmark-static"),
}
os.environ.update(ENVIRONMENT)

from benchmarks.generator import SIZES
from benchmarks.rig import Rig, rig
from benchmarks.table import HEAD, Row

# In this order; each a module with `rows(rig)`, imported once the portal is set up.
PARTS = (
    "pages",
    "waiting",
    "totals",
    "exports",
    "writing",
    "closing",
    "dossiers",
    "ledger",
    "queries",
    "verifying",
    "memory",
    # Last, as it leaves many people behind.
    "fanout",
)


def main() -> None:
    size = SIZES[sys.argv[1] if len(sys.argv) > 1 else "s"]
    only = sys.argv[2:] or PARTS
    began = time.monotonic()
    with rig(size) as running:
        print(f"{size.standards:,} standards × 342 municipalities,", end=" ")
        print(f"made in {time.monotonic() - began:.0f} s; {_machine()}\n\n{HEAD}")
        for row in _rows(running, only):
            print(row, flush=True)
        print(f"\n{_told(running.noise.shares)}")
    print(f"{time.monotonic() - began:.0f} s in all.")


def _rows(running: Rig, parts: tuple[str, ...] | list[str]) -> Iterator[Row]:
    for name in parts:
        yield from importlib.import_module(f"benchmarks.{name}").rows(running)


def _machine() -> str:
    return f"{os.cpu_count()} processors, Python {platform.python_version()}"


def _told(shares: list[float]) -> str:
    if not shares:
        return "No rounds."
    middle = statistics.median(shares)
    return (
        f"Other programs used {middle:.0%} of the processors in the median round"
        f" ({min(shares):.0%}–{max(shares):.0%}); above 10% a round is void."
    )


if __name__ == "__main__":
    main()
