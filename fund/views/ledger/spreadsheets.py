"""The books as a spreadsheet: CSV for Dutch programs, the open ODS, or XLSX.

The same rows give the same bytes: nothing in the file tells when it was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from stream_write_ods import stream_write_ods

from samenorganiseren.shared.downloads import TYPES, answer_with
from samenorganiseren.shared.sheets import guarded

from ...queries.ledger.sheets import Cents, Row

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = ("csv", "ods", "xlsx")
CELLS = (
    (str, ("string", None, None, str)),
    (int, ("float", "office:value", None, str)),
    (Cents, ("float", "office:value", None, str)),
    (date, ("date", "office:date-value", "date", date.isoformat)),
)


def spreadsheet(
    form: str, name: str, header: Sequence[str], rows: Iterable[Row], made_on: date
) -> HttpResponseBase:
    """The rows in the form that was asked for."""
    if form == "csv":
        return answer_with("csv", name, header, _with_commas(rows))
    safe = ([guarded(cell) for cell in row] for row in rows)
    made_at = datetime.combine(made_on, time())
    if form == "ods":
        parts = stream_write_ods(
            [(name[:31], header, safe)], encoders=CELLS, get_modified_at=lambda: made_at
        )
        return attached(StreamingHttpResponse(parts, TYPES["ods"]), f"{name}.ods")
    return attached(HttpResponse(_xlsx(header, safe, made_at), XLSX), f"{name}.xlsx")


def attached(response: HttpResponseBase, name: str) -> HttpResponseBase:
    """The answer as a file of this name."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _with_commas(rows: Iterable[Row]) -> Iterator[list[Any]]:
    for row in rows:
        yield [cell.dutch if isinstance(cell, Cents) else cell for cell in row]


def _xlsx(header: Sequence[str], rows: Iterable[Sequence[Any]], at: datetime) -> bytes:
    made = BytesIO()
    book = xlsxwriter.Workbook(
        made,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"created": at})
    sheet = book.add_worksheet()
    euros = book.add_format({"num_format": "#,##0.00"})
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, header, book.add_format({"bold": True}))
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, Cents):
                sheet.write_number(number, place, int(cell) / 100, euros)
            elif isinstance(cell, date):
                sheet.write_datetime(number, place, cell, days)
            elif isinstance(cell, int):
                sheet.write_number(number, place, cell)
            else:
                sheet.write_string(number, place, cell)
    book.close()
    return made.getvalue()
