"""Working days as the Algemene termijnenwet has them."""

from datetime import date

import pytest

from samenorganiseren.shared.working_days import (
    easter_of,
    holidays,
    is_working_day,
    mornings_before,
    working_days_before,
)

from .working_days import at


@pytest.mark.parametrize(
    "easter",
    [
        date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28),
        date(2038, 4, 25), date(2100, 3, 28),
    ],
)  # fmt: skip
def test_easter_is_found(easter):
    assert easter_of(easter.year) == easter


def test_the_holidays_of_a_year():
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_the_kings_day_moves_off_a_sunday():
    assert (is_working_day(date(2031, 4, 26)), 26 in days_of_april(2031)) == (
        False,
        True,
    )


def days_of_april(year):
    return {day.day for day in holidays(year) if day.month == 4}


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        # Over a weekend; over Christmas, a weekend and New Year; over Easter.
        (date(2026, 11, 25), 3, date(2026, 11, 20)),
        (date(2027, 1, 4), 5, date(2026, 12, 24)),
        (date(2026, 4, 8), 2, date(2026, 4, 2)),
        (date(2026, 11, 25), 0, date(2026, 11, 25)),
    ],
)
def test_working_days_are_counted_back(day, count, found):
    assert working_days_before(day, count) == found


def test_mornings_keep_the_clock_of_amsterdam():
    assert mornings_before(date(2027, 4, 1), 1, 3) == (
        at(2027, 3, 31, 7),
        at(2027, 3, 25, 7),
    )
