"""One point of the checklist of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from samenorganiseren.shared import subjects


def last_day(year: int) -> date:
    """31 December."""
    return date(year, 12, 31)


@dataclass(frozen=True)
class Open:
    """Something that is still open, by name; its page by its subject key."""

    name: str
    subject_key: str = ""

    @property
    def url(self) -> str:
        subject = subjects.resolve(self.subject_key)
        return subject.url if subject else ""


@dataclass(frozen=True)
class Point:
    """What was looked at, what was found, and what to do where it does not hold."""

    key: str
    title: str
    sentence: str
    todo: str = ""
    open: tuple[Open, ...] = ()
    holds: bool = True

    @property
    def stored(self) -> dict[str, Any]:
        """As it is kept with the close."""
        return {
            "punt": self.key,
            "titel": self.title,
            "klopt": self.holds,
            "bevinding": self.sentence,
            "open": [one.name for one in self.open],
        }


def point(
    key: str, title: str, *, good: str, bad: str, todo: str, found: list[Open]
) -> Point:
    """Holds where nothing was found."""
    if not found:
        return Point(key, title, good)
    return Point(key, title, bad, todo, tuple(found), holds=False)
