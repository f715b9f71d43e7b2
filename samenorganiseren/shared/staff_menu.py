"""What stands on the front page of Beheer: every app adds its own parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from .verdicts import Verdict


@dataclass(frozen=True)
class StaffPart:
    """A part of Beheer, and for whom it is."""

    title: str
    text: str
    url_name: str
    is_for: Callable[[Any], Verdict | bool]
    order: int = 50

    @property
    def address(self) -> str:
        return reverse(self.url_name)


_parts: dict[str, StaffPart] = {}


def register(*parts: StaffPart) -> None:
    """Add these parts to Beheer; in `AppConfig.ready()`."""
    for part in parts:
        _parts[part.url_name] = part


def parts_for(user: Any) -> list[StaffPart]:
    """What this person finds there, in order."""
    mine = [part for part in _parts.values() if part.is_for(user)]
    return sorted(mine, key=lambda part: (part.order, part.title))
