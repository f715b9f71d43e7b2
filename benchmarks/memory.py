"""What all programs of the portal take while nobody asks anything."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks import processors
from benchmarks.rig import Rig, program
from benchmarks.table import Row
from launch import programs

SETTLED_AFTER = 10


def rows(rig: Rig) -> Iterator[Row]:
    url = rig.url(rig.served)
    schedule = Path(os.environ["PORTAL_TEST_FOLDER"]) / "beat"
    with ExitStack() as ending:
        for command in (programs.worker(), programs.beat(schedule)):
            ending.enter_context(program(command, DATABASE_URL=url))
        time.sleep(SETTLED_AFTER)
        mine = os.getpid()
        used = processors.memory_of(processors.family_of(mine) - {mine})
    what = "memory of web, worker, beat, PostgreSQL and Valkey after all this, MB"
    yield Row(what, f"{used:.0f}", used, aim=900)
