"""A report as text with semicolons: its sheets one after another."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any

from samenorganiseren.shared.sheets import BYTE_ORDER_MARK

from ...rules.content import Content
from .sheets import sheets_of


class _Line:
    """A file that gives back what is written in it."""

    def write(self, line: str) -> str:
        return line


def csv_of(content: Content, *, day: date) -> Iterator[bytes]:
    """With a byte order mark and semicolons, as Dutch spreadsheets expect."""
    writer = csv.writer(_Line(), delimiter=";", lineterminator="\r\n")
    yield BYTE_ORDER_MARK.encode()
    for place, one in enumerate(sheets_of(content)):
        opening = [] if place == 0 else [[], [one.name]]
        for row in [*opening, one.head, *one.rows]:
            yield writer.writerow([_written(cell) for cell in row]).encode()


def _written(cell: Any) -> Any:
    """Amounts with a comma, as Dutch programs read them."""
    return f"{cell:.2f}".replace(".", ",") if isinstance(cell, float) else cell
