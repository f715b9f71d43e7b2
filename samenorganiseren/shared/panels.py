"""Parts of a page that a higher app adds to a lower one's.

The page of a municipality belongs to the register; what the municipality applies
belongs to the catalogue. The catalogue registers a panel, the page shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Panel:
    """A part of a page, ready to be included: its template and what it needs."""

    template: str
    context: dict[str, Any]
    anchor: str = ""
    title: str = ""


PanelMaker = Callable[[HttpRequest, Any], Panel | None]
_makers: dict[str, list[tuple[int, PanelMaker]]] = {}


def register(place: str, maker: PanelMaker, *, order: int = 50) -> None:
    """Add a panel to a place such as `municipality` or `standard`."""
    _makers.setdefault(place, []).append((order, maker))
    _makers[place].sort(key=lambda pair: pair[0])


def panels_for(place: str, request: HttpRequest, subject: Any) -> list[Panel]:
    """The panels of this place for this subject, in their order."""
    made = (maker(request, subject) for _, maker in _makers.get(place, []))
    return [panel for panel in made if panel is not None]
