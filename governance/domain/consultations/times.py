"""How long a consultation lasts, in days as people count them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from samenorganiseren.shared.days import AMSTERDAM, day_of

from ...enums import BodyKind, ConsultationKind
from ...models import Body
from ...queries.bodies.rules import rule_on

# Where no rule says how long: the same as the rules begin with.
DEFAULT_DAYS = 28
WHOSE_RULE = {
    ConsultationKind.OPEN: BodyKind.TASKFORCE,
    ConsultationKind.MEMBERS: BodyKind.MEMBERS,
}
DAY = timedelta(days=1)


def end_of(day: date) -> datetime:
    """The midnight with which this day ends in Amsterdam, also when clocks change."""
    return datetime.combine(day + DAY, time(), AMSTERDAM)


def shortest(kind: ConsultationKind, day: date) -> int:
    """The fewest whole days that a consultation of this kind may last."""
    body = Body.objects.of_kind(WHOSE_RULE[kind]).order_by("position", "id").first()
    rule = rule_on(body, day) if body else None
    return rule.consultation_days if rule else DEFAULT_DAYS


def first_last_day(kind: ConsultationKind, opens_at: datetime) -> date:
    """The earliest day that may be the last one to react on."""
    opened_on = day_of(opens_at)
    return opened_on + shortest(kind, opened_on) * DAY
