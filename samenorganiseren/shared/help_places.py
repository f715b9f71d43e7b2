"""Places on pages where help can stand; an administrator writes the text.

Each app declares its places with a first text, so that no place starts empty.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HelpPlace:
    """One place: on which page, and what it says until somebody changes it. Markdown."""

    key: str
    page: str
    title: str
    body: str


_places: dict[str, HelpPlace] = {}


def declare(*places: HelpPlace) -> None:
    """Tell of these places; in `AppConfig.ready()`."""
    for place in places:
        _places[place.key] = place


def known() -> list[HelpPlace]:
    """All places, by page."""
    return sorted(_places.values(), key=lambda place: (place.page, place.key))


def named(key: str) -> HelpPlace | None:
    """The place of this name."""
    return _places.get(key)
