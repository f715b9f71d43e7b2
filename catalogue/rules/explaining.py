"""How long an explanation may stand."""

from __future__ import annotations

from datetime import date, timedelta

from .years import years_after

LONGEST_YEARS = 2


def proposed_lapse(today: date) -> date:
    """The end of the account year: the next 31 December."""
    this_year = date(today.year, 12, 31)
    return this_year if today < this_year else date(today.year + 1, 12, 31)


def latest_lapse(today: date, longest_years: int = LONGEST_YEARS) -> date:
    """No explanation stands longer without being thought over again."""
    return years_after(today, longest_years)


def soon(today: date) -> date:
    """An explanation that lapses before this day asks for attention."""
    return today + timedelta(days=60)
