"""Work that the portal does by itself, every so often.

An app declares it in its `tasks.py` (imported in `AppConfig.ready()`):

    @periodic("catalogue.verify_totals", at="03:10", title="Totalen nakijken")
    def verify_totals(*, now: datetime) -> str:
        return "Alle totalen kloppen."

The function answers with one Dutch sentence for the administrator. It runs once
for each moment of its schedule, through the outbox: in a transaction of its own,
caught up when the portal stood still, tried again when it failed, and recorded in
`journal.JobRun`. `at` is a time of day in Amsterdam; `every` is at least a minute.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from .days import AMSTERDAM, day_of

Work = Callable[..., str]
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Periodic:
    """A piece of periodic work, and when it falls due."""

    name: str
    work: Work
    at: time | None
    every: timedelta | None
    title: str = ""

    def last_due(self, now: datetime) -> datetime:
        """The latest moment, not after now, at which this was to be done."""
        if self.every is not None:
            seconds = self.every.total_seconds()
            return datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)
        today = self._on(now)
        return today if today <= now else self._on(now - timedelta(days=1))

    @property
    def schedule(self) -> str:
        """elke dag om 03.10 uur, elke 5 minuten"""
        if self.every is None:
            return f"elke dag om {self.at or time():%H.%M} uur"
        minutes = int(self.every / MINUTE)
        if minutes == 1:
            return "elke minuut"
        return f"elke {minutes} minuten" if minutes % 60 else _hours(minutes // 60)

    def _on(self, moment: datetime) -> datetime:
        at = self.at or time()
        return datetime.combine(day_of(moment), at, AMSTERDAM).astimezone(UTC)


def _hours(count: int) -> str:
    return "elk uur" if count == 1 else f"elke {count} uur"


_known: dict[str, Periodic] = {}


def periodic(
    name: str, *, at: str = "", every: timedelta | None = None, title: str = ""
) -> Callable[[Work], Work]:
    """Declare work called `app.verb`, daily at a time (`at="03:10"`) or every so often."""
    if bool(at) == bool(every) or (every and every < MINUTE):
        raise ValueError(
            f"{name} needs a time of day, or an interval of a minute or more"
        )
    day_time = time.fromisoformat(at) if at else None

    def declare(work: Work) -> Work:
        made = Periodic(name, work, day_time, every, title or name)
        if _known.setdefault(name, made).work is not work:
            raise ValueError(f"{name} is declared twice")
        return work

    return declare


def known() -> list[Periodic]:
    """All periodic work, by name."""
    return sorted(_known.values(), key=lambda each: each.name)


def named(name: str) -> Periodic | None:
    """The periodic work of this name, if anybody declared it."""
    return _known.get(name)
