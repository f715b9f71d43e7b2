"""A list as a spreadsheet: CSV for Dutch programs, or the open ODS."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.http import StreamingHttpResponse
from stream_write_ods import stream_write_ods

from .sheets import AT_ONCE, BYTE_ORDER_MARK, Sheet, guarded

TYPES = {
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
}


def answer_with(
    form: str, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]
) -> StreamingHttpResponse:
    """The rows, streamed in the form that was asked for."""
    guarded_rows = (tuple(guarded(value) for value in row) for row in rows)
    guarded_header = tuple(guarded(word) for word in header)
    made = _ods if form == "ods" else _csv
    return _streamed(form, name, made(guarded_header, guarded_rows))


def answer_with_sheet(form: str, name: str, sheet: Sheet) -> StreamingHttpResponse:
    """The same, of rows that PostgreSQL makes."""
    made = sheet.as_csv() if form == "csv" else _ods(sheet.header, sheet.rows())
    return _streamed(form, name, made)


def _streamed(
    form: str, name: str, made: Iterable[str | bytes]
) -> StreamingHttpResponse:
    response = StreamingHttpResponse(made, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


class _Line:
    """A file that gives back what is written in it."""

    def write(self, line: str) -> str:
        return line


def _csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """With a byte order mark and semicolons, as Dutch spreadsheets expect."""
    writer = csv.writer(_Line(), delimiter=";", lineterminator="\r\n")
    yield BYTE_ORDER_MARK + writer.writerow(header)
    lines = (writer.writerow(row) for row in rows)
    while part := "".join(islice(lines, AT_ONCE)):
        yield part


def _ods(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    yield from stream_write_ods([("Lijst", tuple(header), rows)])
