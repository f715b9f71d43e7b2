"""A report as an Excel workbook; the same bytes for the same report."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time

import xlsxwriter

from ...rules.content import Content
from .sheets import sheets_of

PART = 65_536
# Nothing that somebody typed becomes a formula or a link.
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx_of(content: Content, *, day: date) -> Iterator[bytes]:
    """One sheet for each section, under a bold heading."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, PLAIN) as book:
        book.set_properties(
            {"title": content.title, "created": datetime.combine(day, time())}
        )
        bold = book.add_format({"bold": True})
        for one in sheets_of(content):
            sheet = book.add_worksheet(one.name)
            sheet.write_row(0, 0, one.head, bold)
            for number, row in enumerate(one.rows, start=1):
                sheet.write_row(number, 0, row)
            sheet.freeze_panes(1, 0)
            sheet.autofit()
    made.seek(0)
    while part := made.read(PART):
        yield part
