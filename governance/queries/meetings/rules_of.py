"""The rule of a body as it stands on a day."""

from __future__ import annotations

from datetime import date

from ...models import Body, BodyRule


def rule_on(body: Body, day: date) -> BodyRule | None:
    """The last rule that came into force on or before this day."""
    return (
        body.rules.filter(in_force_on__lte=day).order_by("-in_force_on", "-id").first()
    )
