"""Numbers without gaps, per year: D-2026-014."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from ..models import NumberSeries


@dataclass(frozen=True)
class Number:
    """A number as people write it, and its parts."""

    text: str
    year: int
    sequence: int


@transaction.atomic
def next_number(prefix: str, year: int) -> Number:
    """Give the next number of this year. The row is the lock, so no number is given
    twice and none is skipped where the transaction fails."""
    NumberSeries.objects.get_or_create(prefix=prefix, year=year)
    series = NumberSeries.objects.select_for_update().get(prefix=prefix, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return Number(f"{prefix}-{year}-{series.last:03d}", year, series.last)
