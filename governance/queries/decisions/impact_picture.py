"""A stored impact as a reader may see it: by name, or as counts that tell nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from catalogue.enums import COUNTED_STATES, NO_STATEMENT
from catalogue.rules.suppression import Shown, suppress
from catalogue.rules.visibility import sees_names
from municipalities.models import HexCell
from samenorganiseren.shared import honeycombs
from samenorganiseren.shared.states import WORDS

from ...models import Impact


@dataclass(frozen=True)
class Row:
    """One municipality of that day."""

    name: str
    state: str
    word: str
    version: str
    lapses_on: date | None


@dataclass(frozen=True)
class ImpactPicture:
    """The counts; rows and cells only for who may see the names."""

    impact: Impact
    counts: list[tuple[str, str, Shown]]
    rows: list[Row]
    cells: list[Any]
    label: str
    is_exact: bool


def impact_picture(impact: Impact, viewer: User | None) -> ImpactPicture:
    """As far as this reader may know, by the ring of the standard."""
    is_exact = sees_names(viewer, impact.standard)
    totals = impact.totals
    shown = (
        {state: Shown(count) for state, count in totals.items()}
        if is_exact
        else suppress(totals, ring=impact.standard.ring, rest=NO_STATEMENT)
    )
    words = dict(COUNTED_STATES)
    counts = [(state, words[state], shown[state]) for state in words]
    told = ", ".join(f"{word.lower()} {one.words}" for _, word, one in counts)
    return ImpactPicture(
        impact,
        counts,
        [_row(row) for row in impact.rows] if is_exact else [],
        _cells(impact) if is_exact else [],
        f"Kaart van gemeenten op {impact.as_of}. {impact.standard}: {told}.",
        is_exact,
    )


def _row(row: dict[str, Any]) -> Row:
    lapses_on = row["vervaltOp"]
    return Row(
        row["naam"],
        row["stand"],
        WORDS[row["stand"]],
        row["versie"],
        date.fromisoformat(lapses_on) if lapses_on else None,
    )


def _cells(impact: Impact) -> list[Any]:
    by_code = {row["gemeente"]: row for row in impact.rows}
    found = HexCell.objects.filter(municipality__code__in=by_code).order_by(
        "-row", "column"
    )
    placed = found.values_list("municipality__code", "column", "row")
    return [
        honeycombs.cell(
            col=column,
            row=row,
            state=by_code[code]["stand"],
            name=by_code[code]["naam"],
            word=WORDS[by_code[code]["stand"]],
            address="",
        )
        for code, column, row in placed
    ]
