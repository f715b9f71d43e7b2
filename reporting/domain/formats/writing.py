"""The forms in which a report can be fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ...models import Report
from .csv import csv_of
from .ods import ods_of
from .pdf import pdf_of
from .xlsx import xlsx_of


@dataclass(frozen=True)
class Form:
    """One form: its ending, its name on screen, its type, and what writes it."""

    ending: str
    name: str
    kind: str
    write: Callable[..., Iterator[bytes]]


FORMS = {
    form.ending: form
    for form in (
        Form("pdf", "PDF", "application/pdf", pdf_of),
        Form("ods", "ODS", "application/vnd.oasis.opendocument.spreadsheet", ods_of),
        Form(
            "xlsx",
            "Excel (XLSX)",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            xlsx_of,
        ),
        Form("csv", "CSV", "text/csv; charset=utf-8", csv_of),
    )
}


def written(report: Report, form: Form) -> Iterator[bytes]:
    """The report in this form, part by part."""
    write = form.write
    if form.ending == "pdf":
        write = partial(write, one_page=report.about.is_one_page)
    return write(report.read(), day=report.as_of)
