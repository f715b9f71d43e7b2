"""The lines of a run as CSV, ODS or XLSX."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from samenorganiseren.shared.downloads import answer_with
from samenorganiseren.shared.sheets import guarded

from ...models import Contribution, ContributionRun
from ...queries.contributions.runs import lines_of
from ...rules.rates import typed

HEADER = (
    "Code",
    "Gemeente",
    "Code van inwoners",
    "Inwoners van",
    "Programma",
    "Inwoners",
    "Vanaf",
    "Tot",
    "Tarief",
    "Bedrag",
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answer_with_lines(form: str, run: ContributionRun) -> HttpResponseBase:
    """Every line; the file is named after the year and the run."""
    name = f"bijdragen-{run.year_id}-{run.pk}"
    if form == "xlsx":
        return _xlsx(name, run)
    return answer_with(form, name, HEADER, _rows(run, AMOUNTS[form]))


def _rows(
    run: ContributionRun, amount: Callable[[int], Any]
) -> Iterator[tuple[Any, ...]]:
    for line in lines_of(run).iterator(chunk_size=500):
        yield (*_said(line), amount(line.amount_cents))


def _said(line: Contribution) -> tuple[Any, ...]:
    rate = line.rate
    return (
        line.municipality.code,
        line.municipality.name,
        line.basis.code,
        line.basis.name,
        rate.programme.name,
        line.inhabitants,
        line.from_on.isoformat(),
        line.to_on.isoformat(),
        typed(rate.rate_micros) if rate.rate_micros else "vast bedrag",
    )


@dataclass(frozen=True)
class Typed:
    """An amount as Dutch spreadsheets read a number. It is no text, so that a minus
    before it is not taken for a formula."""

    cents: int

    def __str__(self) -> str:
        whole, rest = divmod(abs(self.cents), 100)
        return f"{'-' if self.cents < 0 else ''}{whole},{rest:02d}"


def _amount(cents: int) -> float:
    """Of whole cents; a spreadsheet writes the shortest decimal, which is those cents."""
    return cents / 100


AMOUNTS: dict[str, Callable[[int], Any]] = {
    "csv": Typed,
    "ods": _amount,
}


def _xlsx(name: str, run: ContributionRun) -> HttpResponse:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Bijdragen")
        euros = book.add_format({"num_format": "#,##0.00"})
        sheet.set_column(len(HEADER) - 1, len(HEADER) - 1, 16, euros)
        sheet.write_row(0, 0, HEADER)
        for place, row in enumerate(_rows(run, _amount), start=1):
            sheet.write_row(place, 0, [guarded(value) for value in row])
    response = HttpResponse(made.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
