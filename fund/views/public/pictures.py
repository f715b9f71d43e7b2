"""The honeycomb of the standard that an award paid most for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from catalogue.models import Standard
from catalogue.queries.adoption import picture_of
from catalogue.views.adoption.panels import cells_of, label_of, legend_rows

from ...queries.public.trace import Trace


@dataclass(frozen=True)
class Drawn:
    """All municipalities on a day, and the picture in words."""

    standard: Standard
    cells: list[dict[str, Any]]
    label: str
    # Each state with its word and how many stand so.
    rows: list[tuple[str, str, str]]


def picture_for(trace: Trace, viewer: User | None, day: date) -> Drawn | None:
    """Nothing where no standard is named, or its names are not for this reader."""
    if not trace.shares:
        return None
    standard = max(trace.shares, key=lambda one: one.stated).use.standard
    picture = picture_of(standard, viewer, day)
    if not picture.has_names:
        return None
    return Drawn(
        standard, cells_of(picture), label_of(standard, picture), legend_rows(picture)
    )
