"""What the portal keeps about a person: every app tells its own part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# The person comes in, plain values that fit in JSON come out.
Part = Callable[[Any], Any]
_parts: dict[str, Part] = {}


def register(title: str, part: Part) -> None:
    """Tell what this app keeps about a person, under a Dutch title."""
    _parts[title] = part


def everything_about(person: Any) -> dict[str, Any]:
    """All parts, by title."""
    return {title: part(person) for title, part in sorted(_parts.items())}
