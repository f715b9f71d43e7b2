"""The list as a file: exactly the result on the page, for a Dutch spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponseBase, StreamingHttpResponse
from stream_write_ods import stream_write_ods

from ..enums import RegionKind
from ..models import Municipality
from ..queries.listing import region_column

COLUMNS = [
    "Code", "TOOI", "Naam", "Provincie", "Bestaat vanaf", "Bestaat tot", "Inwoners",
    "Inwoners op 1 januari", "Grootteklasse", "Stedelijkheid",
    *(str(kind.label) for kind in RegionKind),
]  # fmt: skip
# A cell that begins like this would be run as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CSV, ODS = "csv", "ods"


class _Echo:
    """Hands each line back instead of keeping it."""

    def write(self, line: str) -> bytes:
        return line.encode()


def export(rows: Iterable[Any], form: str) -> HttpResponseBase:
    """A download in this form; the rows carry one column for each division."""
    if form == ODS:
        content, kind = _ods(rows), "application/vnd.oasis.opendocument.spreadsheet"
    else:
        content, kind = _csv(rows), "text/csv; charset=utf-8"
    response = StreamingHttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="gemeenten.{form}"'
    return response


def _csv(rows: Iterable[Any]) -> Iterator[bytes]:
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff".encode()
    yield writer.writerow(COLUMNS)
    for row in rows:
        yield writer.writerow([_text(cell) for cell in _cells(row)])


def _ods(rows: Iterable[Any]) -> Iterator[bytes]:
    sheet = ("Gemeenten", COLUMNS, (tuple(_cells(row)) for row in rows))
    yield from stream_write_ods([sheet])


def _cells(row: Municipality) -> list[Any]:
    known: Any = row
    return [
        row.code, row.tooi_uri, row.name, row.province.name,
        row.valid_from, row.valid_to, known.inhabitants, known.population_year,
        row.size_class_label, row.urbanity_label,
        *(getattr(known, region_column(kind)) for kind in RegionKind),
    ]  # fmt: skip


def _text(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
