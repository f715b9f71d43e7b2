"""A list as a spreadsheet: CSV for Dutch programs, or the open ODS."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.http import StreamingHttpResponse
from stream_write_ods import stream_write_ods

# Lines that go out together: each part costs the web server as much as many lines.
AT_ONCE = 500
# A spreadsheet reads what begins so as a formula.
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def answer_with(
    form: str, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]
) -> StreamingHttpResponse:
    """The rows, streamed in the form that was asked for."""
    made = _ods(header, rows) if form == "ods" else _csv(header, rows)
    types = {
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "csv": "text/csv; charset=utf-8",
    }
    response = StreamingHttpResponse(made, content_type=types[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def guarded(value: Any) -> Any:
    """Text that would be read as a formula begins with an apostrophe instead."""
    if isinstance(value, str) and value.startswith(STARTS_FORMULA):
        return f"'{value}"
    return value


class _Line:
    """A file that gives back what is written in it."""

    def write(self, line: str) -> str:
        return line


def _csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """With a byte order mark and semicolons, as Dutch spreadsheets expect."""
    writer = csv.writer(_Line(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff" + writer.writerow(header)
    lines = (writer.writerow([guarded(value) for value in row]) for row in rows)
    while part := "".join(islice(lines, AT_ONCE)):
        yield part


def _ods(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    guarded_rows = (tuple(guarded(value) for value in row) for row in rows)
    yield from stream_write_ods([("Lijst", tuple(header), guarded_rows)])
