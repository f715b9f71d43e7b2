"""The day on which somebody wants to see how it was, or will be."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError

from samenorganiseren.shared.forms import DutchDateField
from samenorganiseren.shared.wording import dutch_date

# What is known of municipalities begins here (data/README.md).
FIRST_DAY = date(2015, 1, 1)
# Mergers are decided at most about a year ahead.
AHEAD = timedelta(days=400)


def day_asked(typed: str, today: date) -> date:
    """The day that was typed, or today. Raises ValidationError with a Dutch sentence."""
    try:
        day = DutchDateField(required=False).clean([typed]) if typed else today
    except ValidationError:
        raise ValidationError(
            f"‘{typed[:40]}’ is geen datum. Schrijf de dag als 1-1-2018."
        ) from None
    if day < FIRST_DAY:
        raise ValidationError(
            f"Het register begint op {dutch_date(FIRST_DAY)}. Kies die dag of een latere."
        )
    if day > today + AHEAD:
        raise ValidationError(
            f"Hoe het is op {dutch_date(day)}, is nog niet bekend. Kies een eerdere dag."
        )
    return day
