"""Measures, and prints one table. `python -m benchmarks [s|m]`"""

from __future__ import annotations

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
os.environ.setdefault("SECRET_KEY", "only-for-measuring-on-loopback")

from benchmarks import reading, writing
from benchmarks.generator import SIZES
from benchmarks.rig import Rig, rig

PAGES = {
    "list ÷ bare page": (reading.LIST, "1.3"),
    "list with facets chosen ÷ bare page": (reading.FACETED, "1.3"),
    "search, a rare word ÷ bare page": (reading.SELECTIVE, "1.3"),
    "search, a word in a quarter of all ÷ bare page": (reading.FREQUENT, "1.5"),
    "a standard's page ÷ bare page": (reading.DETAIL, "1.3"),
}


def main() -> None:
    size = SIZES[sys.argv[1] if len(sys.argv) > 1 else "s"]
    began = time.monotonic()
    with rig(size) as running:
        print(
            f"{size.standards} standards × 342 municipalities, filled in {time.monotonic() - began:.0f} s\n"
        )
        print(
            "| what | processor time | p95 | aim | void rounds |\n|---|---|---|---|---|"
        )
        for row in _rows(running):
            print(row, flush=True)
    print(
        f"\n{time.monotonic() - began:.0f} s in all; load of the machine at the end: {os.getloadavg()[0]:.1f}"
    )


def _rows(running: Rig):
    for name, (question, aim) in PAGES.items():
        outcome = reading.against_bare_page(running, question)
        yield f"| {name} | {outcome.processor} | {outcome.p95} | ≤ {aim} | {outcome.void_rounds} |"
    outcome = reading.repeated_view(running)
    yield f"| the list again, unchanged (304) ÷ bare page | {outcome.processor} | {outcome.p95} | ≤ 0.2 | {outcome.void_rounds} |"
    outcome = reading.api_against_json(running)
    yield f"| API list of 20 ÷ json_agg in a bare view | {outcome.processor} | {outcome.p95} | ≤ 1.43 | {outcome.void_rounds} |"
    yield f"| CSV of all standards ÷ COPY (rows a second) | | {reading.export_against_copy(running)} | ≥ 0.8 | |"
    yield f"| statements with counters ÷ without (a second) | | {writing.statements(running)} | ≥ 0.8 | |"
    yield f"| bulk with counters ÷ without (time) | | {writing.bulk(running)} | ≤ 1.15 | |"


if __name__ == "__main__":
    main()
