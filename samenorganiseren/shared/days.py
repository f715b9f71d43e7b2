"""Days as the Netherlands counts them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day_of(moment: datetime) -> date:
    """The calendar day of a moment in Amsterdam."""
    return moment.astimezone(AMSTERDAM).date()
