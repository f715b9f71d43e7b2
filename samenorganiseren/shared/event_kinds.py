"""The kinds of public events that other systems can listen for.

An app tells its own in `AppConfig.ready()`; the word is the last part of the type of
a CloudEvent.
"""

from __future__ import annotations

_kinds: dict[str, str] = {}


def register(kinds: dict[str, str]) -> None:
    """Tell these kinds: the word for machines, and what people call it."""
    _kinds.update(kinds)


def choices() -> list[tuple[str, str]]:
    """All kinds, by what people call them."""
    return sorted(_kinds.items(), key=lambda pair: pair[1])
