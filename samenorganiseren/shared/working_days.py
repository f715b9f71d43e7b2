"""Working days in the Netherlands: no weekend, and no holiday of the Algemene termijnenwet
(article 3, with Good Friday, which the law puts on a par)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

import dateutil.easter

from .days import AMSTERDAM

SATURDAY, SUNDAY = 5, 6
DAY = timedelta(days=1)
# When people find a reminder: at the start of the day.
MORNING = time(7)


@cache
def holidays(year: int) -> frozenset[date]:
    """The days on which the law lets no term end, weekends aside."""
    easter = easter_of(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= DAY
    return frozenset(
        {
            date(year, 1, 1),
            easter - 2 * DAY,
            easter + DAY,
            kings_day,
            date(year, 5, 5),
            easter + 39 * DAY,
            easter + 50 * DAY,
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def working_days_before(day: date, count: int) -> date:
    """The day from which this many working days lie before `day`."""
    found = day
    while count:
        found -= DAY
        count -= is_working_day(found)
    return found


def mornings_before(day: date, *counts: int) -> tuple[datetime, ...]:
    """In the morning in Amsterdam, these numbers of working days ahead of a day."""
    return tuple(
        datetime.combine(working_days_before(day, count), MORNING, AMSTERDAM)
        for count in counts
    )


def easter_of(year: int) -> date:
    """Easter Sunday."""
    return dateutil.easter.easter(year)
