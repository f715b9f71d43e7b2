"""The honeycomb of the standard that an award paid most for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from accounts.models import User
from catalogue.models import Standard
from catalogue.queries.adoption import Cell, picture_of
from samenorganiseren.shared import honeycombs
from samenorganiseren.shared.states import WORDS

from ...queries.public.trace import Trace


@dataclass(frozen=True)
class Drawn:
    """All municipalities on a day, and the picture in words."""

    standard: Standard
    cells: list[dict[str, Any]]
    # Each state with its word and how many stand so.
    rows: list[tuple[str, str, str]]

    @property
    def label(self) -> str:
        told = ", ".join(f"{word.lower()} {count}" for _, word, count in self.rows)
        return f"Kaart van alle gemeenten. {self.standard.display_name}: {told}."


def picture_for(trace: Trace, viewer: User | None, day: date) -> Drawn | None:
    """Nothing where no standard is named, or its names are not for this reader."""
    if not trace.shares:
        return None
    standard = max(trace.shares, key=lambda one: one.stated).use.standard
    picture = picture_of(standard, viewer, day)
    if not picture.has_names:
        return None
    rows = [
        (state, WORDS[state], shown.words)
        for state, shown in picture.counts.by_state.items()
    ]
    return Drawn(standard, [_cell(cell) for cell in picture.cells], rows)


def _cell(cell: Cell) -> dict[str, Any]:
    return honeycombs.cell(
        col=cell.column,
        row=cell.row,
        state=cell.state,
        name=cell.name,
        word=WORDS[cell.state],
        address=reverse("municipality", args=[cell.slug]),
    )
