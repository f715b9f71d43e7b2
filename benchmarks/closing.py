"""What it costs that forty members submit at the very moment their round closes."""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.portal import connected_to
from benchmarks.rig import Rig
from benchmarks.spread import Spread, rounds
from benchmarks.table import Row

MEMBERS = 40


def rows(rig: Rig) -> Iterator[Row]:
    from tests.governance.rounds.racing import race_of

    name = f"{rig.few}_r"
    with (
        rig.databases.clone(rig.few, name),
        connected_to(name),
        race_of(members=MEMBERS) as race,
    ):
        yield _row(rig, race)


def _row(rig: Rig, race) -> Row:
    ratio, seconds = Spread(), Spread()

    def once(number: int) -> bool:
        with rig.noise.watched() as watch:
            together, apart = _timed(race, at_once=True), _timed(race, at_once=False)
        ratio.add(together / apart, is_void=watch.is_void)
        seconds.add(together, is_void=watch.is_void)
        return watch.is_void

    void = rounds(once)
    told = (
        f"{MEMBERS} seats closed while {MEMBERS} submit ÷ after they submitted (time);"
        f" {seconds.median:.2f} s"
    )
    return Row(told, str(ratio), ratio.median, aim=1.2, void_rounds=void)


def _timed(race, *, at_once: bool) -> float:
    """Seconds of one round, from the first submit to the count; checked afterwards."""
    round, submits, close = race.prepared()
    began = time.monotonic()
    submitted, closed = race.raced(submits, close, at_once=at_once)
    took = time.monotonic() - began
    from tests.governance.rounds.racing import wrong_in

    if wrong := wrong_in(round, submitted, closed):
        raise ValueError(f"not counted as it should: {wrong}")
    return took
