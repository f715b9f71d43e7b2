"""How a body works from a day on: rules are added, and never change the past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_date

from ...models import Body, BodyRule, SeatLimit
from ...rules.bodies import may_compose


class ChangesThePast(DomainError):
    """The rule would hold on days that were already lived by another rule."""


class RuleExists(Conflict):
    """From this day on another rule holds already."""


class RuleIncomplete(DomainError):
    """A rule says where it comes from."""


@dataclass(frozen=True)
class NewRule:
    """What a rule says; `limits` gives the fewest and the most seats by category."""

    in_force_on: date
    source: str
    says: Mapping[str, Any] = field(default_factory=dict)
    limits: Mapping[str, tuple[int, int | None]] = field(default_factory=dict)


def locked(body: Body) -> Body:
    """Nobody else composes this body until the transaction ends."""
    return Body.objects.select_for_update(of=("self",)).get(pk=body.pk)


@transaction.atomic
def record_rule(*, body: Body, rule: NewRule, by: User, now: datetime) -> BodyRule:
    """Let this rule hold from a day on, until the next. The rules before stay."""
    body = locked(body)
    require(may_compose(by, body))
    if not rule.source.strip():
        raise RuleIncomplete("Schrijf op waar deze regel vandaan komt.")
    _require_new_day(body, rule.in_force_on, now)
    made = BodyRule.objects.create(
        body=body,
        in_force_on=rule.in_force_on,
        source=rule.source,
        recorded_by_label=by.actor_label,
        recorded_at=now,
        **rule.says,
    )
    SeatLimit.objects.bulk_create(
        SeatLimit(rule=made, category=category, at_least=least, at_most=most)
        for category, (least, most) in rule.limits.items()
    )
    record(
        "governance.rule_recorded",
        subject=body,
        by=by,
        at=now,
        organisation=body.organisation,
        details={"vanaf": rule.in_force_on.isoformat()},
    )
    return made


def _require_new_day(body: Body, day: date, now: datetime) -> None:
    if day < day_of(now):
        raise ChangesThePast(
            "Een regel kan niet gelden over dagen die al voorbij zijn. "
            "Kies vandaag of een latere dag."
        )
    last = body.rules.order_by("-in_force_on").first()
    if last is not None and last.in_force_on == day:
        raise RuleExists(
            f"Er is al een regel vanaf {dutch_date(day)}. Kies een latere dag."
        )
    if last is not None and last.in_force_on > day:
        raise RuleExists(
            f"Er is al een regel vanaf {dutch_date(last.in_force_on)}. Een regel komt "
            "altijd na de vorige. Kies een latere dag."
        )
