"""What is due, before when and for whom: told by whichever app knows it.

An app registers a source in `AppConfig.ready()`. A source is asked again and again:
when its cause changed, before a reminder leaves, and every night. What it no longer
tells, no longer holds; so nobody is reminded of that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Due:
    """One thing that is due. A source tells each `cause` once."""

    # Of which row it comes, such as `12`, or `12-7` for two.
    cause: str
    # Whom it concerns, as a number that the source itself knows the people of.
    audience: int
    # Who may see this subject, may see that something is due about it.
    subject_key: str
    title: str
    # Why it is due, and what to do; a Dutch sentence each.
    because: str
    step: str
    # An address inside the portal.
    url: str
    due_on: date
    # The very moment, where it is one.
    due_at: datetime | None = None
    reminders: tuple[datetime, ...] = ()
    # Also say it once, as soon as it is known.
    at_once: bool = False
    is_fictitious: bool = False


@dataclass(frozen=True)
class Source:
    """One kind of deadline."""

    kind: str
    # A few words for who reads a list: standpunt geven.
    label: str
    # One Dutch sentence: why somebody gets the reminder.
    reason: str
    # What holds now, of these causes or of all.
    find: Callable[[Collection[str] | None, datetime], Iterable[Due]]
    # Who is reminded.
    people: Callable[[int, datetime], Iterable[Any]]
    # Whose list it is on: the audiences that this person belongs to, judged anew each
    # time. So what somebody may not see, or was recused from, is not among them.
    audiences: Callable[[Any, datetime], Collection[int]]
    # Whether it goes into somebody's own agenda; no where it is there already.
    in_agenda: bool = True


_sources: dict[str, Source] = {}


def register(*sources: Source) -> None:
    """Tell of these deadlines."""
    for source in sources:
        _sources[source.kind] = source


def known() -> list[Source]:
    """All sources, by kind."""
    return sorted(_sources.values(), key=lambda source: source.kind)


def named(kind: str) -> Source | None:
    """The source of this kind, if anybody still tells of it."""
    return _sources.get(kind)


def numbers(causes: Collection[str] | None) -> list[int] | None:
    """The causes as numbers of rows; none where all are asked for."""
    if causes is None:
        return None
    return [int(cause) for cause in causes if cause.isdecimal()]
