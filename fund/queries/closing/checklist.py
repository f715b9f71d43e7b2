"""The checklist of a year, looked up anew each time."""

from __future__ import annotations

from datetime import date

from ...models import FiscalYear
from .calendar import earlier_years_are_closed, next_year_is_open, year_is_over
from .money import (
    balances_are_their_lines,
    bank_is_ledger,
    days_are_sealed,
    work_list_is_empty,
)
from .papers import invoices_are_known, reports_are_judged, runs_are_invoiced
from .point import Point
from .waiting import nothing_waits


def checklist_of(year: FiscalYear, today: date) -> list[Point]:
    """Every point, in the order in which a year is brought to its end."""
    return [
        year_is_over(year, today),
        earlier_years_are_closed(year),
        next_year_is_open(year),
        work_list_is_empty(year),
        bank_is_ledger(year),
        runs_are_invoiced(year),
        invoices_are_known(year),
        reports_are_judged(year),
        nothing_waits(year),
        balances_are_their_lines(),
        days_are_sealed(year, today),
    ]
