"""How many inhabitants a municipality had."""

from __future__ import annotations

from datetime import date

from ..models import Municipality, Population


def population_on(municipality: Municipality, day: date) -> Population | None:
    """The figure of 1 January of that year; None where there is none: nothing is guessed."""
    return municipality.populations.on(day).first()
