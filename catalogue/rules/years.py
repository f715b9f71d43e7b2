"""Years from a day on, whatever February does."""

from __future__ import annotations

from datetime import date


def years_after(day: date, years: int) -> date:
    """The same day in a later year; 1 March where there is no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
