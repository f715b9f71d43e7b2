"""What a report holds: plain values, so that it can be stored and sealed with a hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from samenorganiseren.shared.wording import euros, number

from ..enums import Column

Cell = str | int | None
Head = tuple[str, Column]


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its length in percent, and its value in words."""

    name: str
    percent: float
    words: str


@dataclass(frozen=True)
class Chart:
    """Bars, and what they show in words. The table of the section has the same facts."""

    title: str
    bars: Sequence[Bar]

    @property
    def label(self) -> str:
        """The text in place of the picture."""
        told = "; ".join(f"{one.name}: {one.words}" for one in self.bars)
        return f"{self.title}. {told}."


@dataclass(frozen=True)
class Section:
    """One part: some text, a table, and where its numbers come from."""

    title: str
    text: str
    head: Sequence[Head]
    rows: Sequence[Sequence[Cell]]
    source: str
    chart: Chart | None = None

    @property
    def words(self) -> list[list[str]]:
        """The cells as people read them."""
        kinds = [kind for _, kind in self.head]
        return [
            [words_of(cell, kind) for cell, kind in zip(row, kinds, strict=True)]
            for row in self.rows
        ]

    @property
    def labelled(self) -> list[list[tuple[str, str, bool]]]:
        """Each cell in words, with its heading and whether it is a number."""
        return [
            [
                (title, word, kind != Column.TEXT)
                for (title, kind), word in zip(self.head, row, strict=True)
            ]
            for row in self.words
        ]


@dataclass(frozen=True)
class Content:
    """A whole report, in the order in which it is read."""

    title: str
    lead: str
    facts: Sequence[tuple[str, str]]
    sections: Sequence[Section]
    # Each word with its meaning, printed in the report itself.
    definitions: Sequence[tuple[str, str]]
    is_fictitious: bool = False

    def as_json(self) -> dict[str, Any]:
        return json.loads(canonical(asdict(self)))


@dataclass(frozen=True)
class Findings:
    """What one kind of report found."""

    sections: Sequence[Section]
    facts: Sequence[tuple[str, str]] = ()
    definitions: Sequence[tuple[str, str]] = field(default_factory=tuple)
    is_fictitious: bool = False


def canonical(told: Any) -> str:
    """The one way in which these values are written."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(told: dict[str, Any]) -> str:
    """The same for the same content, whenever and wherever it was made."""
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def content_from(told: dict[str, Any]) -> Content:
    """The content behind stored JSON."""
    return Content(
        title=told["title"],
        lead=told["lead"],
        facts=[(question, answer) for question, answer in told["facts"]],
        sections=[_section(one) for one in told["sections"]],
        definitions=[(word, meaning) for word, meaning in told["definitions"]],
        is_fictitious=told["is_fictitious"],
    )


def words_of(cell: Cell, kind: Column) -> str:
    """One cell as people read it; a count that may not be told is already a word."""
    if cell is None:
        return ""
    if isinstance(cell, str) or kind == Column.TEXT:
        return str(cell)
    return euros(cell) if kind == Column.EUROS else number(cell)


def value_of(cell: Cell, kind: Column) -> Any:
    """One cell as a spreadsheet counts with it."""
    if kind == Column.EUROS and isinstance(cell, int):
        return cell / 100
    return "" if cell is None else cell


def _section(told: dict[str, Any]) -> Section:
    chart = told["chart"]
    return Section(
        title=told["title"],
        text=told["text"],
        head=[(title, Column(kind)) for title, kind in told["head"]],
        rows=told["rows"],
        source=told["source"],
        chart=chart and Chart(chart["title"], [Bar(**one) for one in chart["bars"]]),
    )
