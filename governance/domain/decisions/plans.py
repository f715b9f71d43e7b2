"""Planning a heavier bindingness, with conditions that adoption is measured against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from catalogue.enums import AdoptionState, Bindingness
from catalogue.models import Standard
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import EventVisibility, PlanCondition
from ...models import Dossier, EscalationPlan
from ...queries.decisions.conditions import has_end_of_support
from ...queries.decisions.impact import impact_rows, totals_of
from ...rules.dossiers import may_handle
from ..events import add_event
from ..stages import lock


class PlanImpossible(DomainError):
    """The plan has no standard, no condition, or skips a level."""


@dataclass(frozen=True)
class Condition:
    """One thing to reach, with its number where it has one."""

    kind: PlanCondition
    number: int = 0


@transaction.atomic
def plan_escalation(
    *,
    dossier: Dossier,
    to_level: Bindingness,
    planned_on: date,
    conditions: Sequence[Condition],
    by: User,
    now: datetime,
) -> EscalationPlan:
    """Write the plan of this dossier, or write it anew while the dossier is handled."""
    dossier = lock(dossier)
    require(may_handle(by, dossier))
    if dossier.standard is None:
        raise PlanImpossible("Koppel eerst een standaard aan dit dossier.")
    if not conditions:
        raise PlanImpossible("Kies minstens één voorwaarde die te meten is.")
    if to_level > dossier.standard.bindingness + 1:
        raise PlanImpossible(
            "Een standaard wordt één stap per keer zwaarder. Plan eerst de stap ervoor."
        )
    plan, _ = EscalationPlan.objects.update_or_create(
        dossier=dossier,
        defaults={
            "standard": dossier.standard,
            "to_level": to_level,
            "planned_on": planned_on,
            "conditions": [_written(one) for one in conditions],
            "made_by_label": by.actor_label,
            "made_at": now,
        },
    )
    add_event(
        "verzwaring-gepland",
        dossier=dossier,
        by=by,
        now=now,
        payload={"niveau": int(to_level), "opDatum": planned_on.isoformat()},
        visibility=EventVisibility.PUBLIC,
    )
    record("governance.escalation_planned", subject=dossier, by=by, at=now)
    return plan


def exact_evaluation(plan: EscalationPlan, *, now: datetime) -> dict[str, Any]:
    """How the conditions stand now, exactly: kept with the decision."""
    totals = totals_of(impact_rows(plan.standard, day_of(now)))
    return {
        "gemetenOp": day_of(now).isoformat(),
        "naarNiveau": int(plan.to_level),
        "voorwaarden": [
            {
                **condition,
                "woorden": PlanCondition(condition["soort"]).words(
                    condition.get("getal", 0)
                ),
                **_measured(condition, plan.standard, totals),
            }
            for condition in plan.conditions
        ],
    }


def _written(condition: Condition) -> dict[str, Any]:
    if condition.kind is PlanCondition.NO_END_OF_SUPPORT:
        return {"soort": str(condition.kind)}
    return {"soort": str(condition.kind), "getal": condition.number}


def _measured(
    condition: dict[str, Any], standard: Standard, totals: dict[str, int]
) -> dict[str, Any]:
    in_use = totals[AdoptionState.IN_USE] + totals[AdoptionState.PARTLY_IN_USE]
    asked = condition.get("getal", 0)
    match PlanCondition(condition["soort"]):
        case PlanCondition.COVERAGE:
            whole = sum(totals.values())
            enough = whole > 0 and 100 * in_use >= asked * whole
            return {"stand": in_use, "gehaald": enough}
        case PlanCondition.IN_USE:
            return {"stand": in_use, "gehaald": in_use >= asked}
        case PlanCondition.EXPLAINED:
            explained = totals[AdoptionState.EXPLAINED]
            return {"stand": explained, "gehaald": explained <= asked}
        case _:
            return {"gehaald": not has_end_of_support(standard)}
