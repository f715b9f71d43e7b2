"""Days that belong in somebody's own agenda, from whichever app knows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class AgendaDay:
    """One whole day in an agenda. The same `uid` is the same entry for ever, also when
    its day moves."""

    uid: str
    title: str
    day: date
    # An address inside the portal.
    url: str
    is_fictitious: bool
    # Raised at each change; a cancelled entry stays, so that agendas take it away.
    sequence: int = 0
    is_cancelled: bool = False


Maker = Callable[[Any, datetime], list[AgendaDay]]
_makers: list[Maker] = []


def register(maker: Maker) -> None:
    """Add days to the agenda of a person; in `AppConfig.ready()`."""
    _makers.append(maker)


def days_of(person: Any, now: datetime) -> list[AgendaDay]:
    """All days for this person, in order."""
    found = [day for maker in _makers for day in maker(person, now)]
    return sorted(found, key=lambda one: (one.day, one.uid))
