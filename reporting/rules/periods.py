"""Which days a month or a year has, and which periods can be asked."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from samenorganiseren.shared.wording import MONTHS, dutch_date

from ..enums import Period

# The flywheel began then; before it nothing was stated.
FIRST_DAY = date(2018, 1, 1)
MONTHS_BACK = 24
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """A period: what it is, its first and its last day."""

    period: Period
    first_day: date
    as_of: date

    @property
    def before(self) -> date | None:
        """The day with which is compared; a single day is compared with nothing."""
        return None if self.period == Period.DAY else self.first_day - ONE_DAY

    @property
    def words(self) -> str:
        """oktober 2026, or 2025, or 25 november 2026"""
        match self.period:
            case Period.MONTH:
                return f"{MONTHS[self.as_of.month - 1]} {self.as_of.year}"
            case Period.YEAR:
                return str(self.as_of.year)
        return dutch_date(self.as_of)

    @property
    def slug(self) -> str:
        """For the name of a file: 2026-10, or 2025, or 2026-11-25"""
        match self.period:
            case Period.MONTH:
                return f"{self.as_of:%Y-%m}"
            case Period.YEAR:
                return f"{self.as_of:%Y}"
        return self.as_of.isoformat()


def day_span(day: date) -> Span:
    return Span(Period.DAY, day, day)


def month_span(day: date) -> Span:
    """The month in which this day is."""
    last = monthrange(day.year, day.month)[1]
    return Span(Period.MONTH, day.replace(day=1), day.replace(day=last))


def year_span(day: date) -> Span:
    """The year in which this day is."""
    return Span(Period.YEAR, date(day.year, 1, 1), date(day.year, 12, 31))


def last_month(today: date) -> Span:
    """The last month that is over."""
    return month_span(today.replace(day=1) - ONE_DAY)


def last_year(today: date) -> Span:
    """The last year that is over."""
    return year_span(date(today.year, 1, 1) - ONE_DAY)


def months_over(today: date) -> list[Span]:
    """The months that can be asked, the last first."""
    found = [last_month(today)]
    while len(found) < MONTHS_BACK and found[-1].first_day > FIRST_DAY:
        found.append(month_span(found[-1].first_day - ONE_DAY))
    return found


def years_over(today: date) -> list[Span]:
    """The years that can be asked, the last first."""
    years = range(today.year - 1, FIRST_DAY.year - 1, -1)
    return [year_span(date(year, 12, 31)) for year in years]
