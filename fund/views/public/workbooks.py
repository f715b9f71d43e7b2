"""A list as an Excel file, and amounts as spreadsheets read them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import HttpResponse

from samenorganiseren.shared.sheets import guarded

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Nothing that somebody typed becomes a formula or a link.
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(
    name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    """The rows in one sheet, under a bold heading."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, PLAIN) as book:
        sheet = book.add_worksheet("Lijst")
        sheet.write_row(0, 0, header, book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, [guarded(value) for value in row])
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    answer = HttpResponse(made.getvalue(), content_type=TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def amount(form: str, cents: int) -> Any:
    """Euros: with a comma in CSV, as Dutch programs read them; else a number."""
    euros = Decimal(cents) / 100
    return f"{euros:.2f}".replace(".", ",") if form == "csv" else float(euros)
