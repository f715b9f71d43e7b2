"""A report as sheets: first what it is and means, then each section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from samenorganiseren.shared.sheets import guarded

from ...rules.content import Content, Section, value_of

LONGEST_NAME = 31
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
ABOUT = "Over dit rapport"


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its heading and its rows."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Any]]


def sheets_of(content: Content) -> Iterator[Sheet]:
    """Nothing in it can be read as a formula."""
    yield Sheet(ABOUT, ("Onderdeel", "Uitleg"), _about(content))
    for place, section in enumerate(content.sections, start=1):
        yield Sheet(
            sheet_name(place, section.title),
            tuple(str(guarded(title)) for title, _ in section.head),
            _rows(section),
        )


def sheet_name(place: int, title: str) -> str:
    """Unique, and as spreadsheets allow it."""
    return f"{place} {NOT_IN_NAMES.sub('', title)}"[:LONGEST_NAME].rstrip()


def _about(content: Content) -> list[tuple[Any, ...]]:
    rows = [("Rapport", content.title), ("Wat het zegt", content.lead)]
    if content.is_fictitious:
        rows.append(("Fictief", "Deze cijfers zijn een voorbeeld, niet echt."))
    rows += list(content.facts)
    rows += [(f"Bron van {one.title}", one.source) for one in content.sections]
    rows += [(f"Betekenis: {word}", meaning) for word, meaning in content.definitions]
    return [(guarded(word), guarded(told)) for word, told in rows]


def _rows(section: Section) -> list[tuple[Any, ...]]:
    kinds = [kind for _, kind in section.head]
    return [
        tuple(
            guarded(value_of(cell, kind)) for cell, kind in zip(row, kinds, strict=True)
        )
        for row in section.rows
    ]
