"""Which rule of a body holds on a day."""

from __future__ import annotations

from datetime import date

from ...models import Body, BodyRule


def rule_on(body: Body, day: date) -> BodyRule | None:
    """The rule in force this day; None on days before the first."""
    return (
        body.rules.filter(in_force_on__lte=day)
        .prefetch_related("limits")
        .order_by("-in_force_on")
        .first()
    )
