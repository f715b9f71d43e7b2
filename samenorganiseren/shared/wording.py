"""Dates, amounts and numbers as people in the Netherlands write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
# Keeps the sign and the amount on one line.
NARROW = "\u00a0"


def local(moment: date) -> date:
    """A moment as Amsterdam sees it; a day as it is."""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def dutch_date(moment: date) -> str:
    """23 november 2026"""
    day = local(moment)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(moment: date) -> str:
    """23 nov 2026"""
    day = local(moment)
    return f"{day.day} {short_month(day)} {day.year}"


def short_month(day: date) -> str:
    """nov; maart is mrt"""
    return "mrt" if day.month == 3 else MONTHS[day.month - 1][:3]


def dutch_moment(moment: datetime) -> str:
    """23 november 2026, 14.30 uur"""
    return f"{dutch_date(moment)}, {local(moment):%H.%M} uur"


def number(value: Decimal | float, decimals: int = 0) -> str:
    """12.345 or 3,05"""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def euros(cents: int) -> str:
    """€ 145.430, or € 3,05 where there are cents"""
    sign, cents = ("-", -cents) if cents < 0 else ("", cents)
    whole = f"{cents // 100:,}".replace(",", ".")
    rest = f",{cents % 100:02d}" if cents % 100 else ""
    return f"{sign}€{NARROW}{whole}{rest}"


def percent(part: int, whole: int) -> str:
    """63%; only nothing is 0% and only all is 100%"""
    exact = share(part, whole)
    if 0 < exact < 1:
        return "minder dan 1%"
    return "99%" if 99 < exact < 100 else f"{exact:.0f}%"


def share(part: int, whole: int) -> float:
    """How many hundredths the part is of the whole."""
    return 100 * part / whole if whole else 0.0
