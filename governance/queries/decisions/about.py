"""What was advised and decided about something, for the pages of others."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch

from accounts.enums import Role
from accounts.models import User
from catalogue.enums import Bindingness
from catalogue.models import Standard

from ...enums import AdviceState, RoundState
from ...models import (
    Advice,
    Body,
    Decision,
    Dossier,
    EscalationPlan,
    Impact,
    Resolution,
    Round,
)
from ...rules.dossiers import INSIDERS


def advices_of(dossier: Dossier, reader: User | None) -> list[Advice]:
    """In the order in which they were given, as far as this reader may know."""
    found = Advice.objects.filter(dossier=dossier).exclude(state=AdviceState.DRAFT)
    if reader is None or not reader.has_role(*INSIDERS):
        found = found.exclude(published_at=None)
    return list(found.select_related("body__organisation").order_by("id"))


@dataclass(frozen=True)
class ToAdvise:
    """A closed round whose advice is not established yet."""

    round: Round
    draft: Advice | None


def rounds_to_advise(dossier: Dossier, reader: User) -> list[ToAdvise]:
    """For the secretary of the body; for its members where there is a draft."""
    held = {
        role.organisation_id: role.role
        for role in reader.get_current_roles()
        if role.role in (Role.BODY_SECRETARY, Role.BODY_MEMBER)
    }
    if not held:
        return []
    closed = Round.objects.filter(
        dossier=dossier,
        state=RoundState.CLOSED,
        has_quorum=True,
        body__organisation__in=list(held),
    )
    found = [
        ToAdvise(one, getattr(one, "advice", None))
        for one in closed.select_related("body__organisation", "advice").order_by("id")
    ]
    return [
        one
        for one in found
        if one.draft or held[one.round.body.organisation_id] == Role.BODY_SECRETARY
    ]


@dataclass(frozen=True)
class Told:
    """A decision with the documents that were published about it."""

    decision: Decision
    resolutions: list[Resolution]


def decisions_of(dossier: Dossier) -> list[Told]:
    """In the order in which they were entered; two queries."""
    found = Decision.objects.filter(dossier=dossier).select_related(
        "body__organisation", "dossier"
    )
    with_documents = found.prefetch_related(
        Prefetch("resolutions", Resolution.objects.order_by("id"), "published")
    )
    return [
        Told(one, getattr(one, "published", []))
        for one in with_documents.order_by("id")
    ]


def published_impact(dossier: Dossier) -> Impact | None:
    """What was stored with the decision that is published."""
    found = Impact.objects.select_related("standard").filter(
        pk__in=Resolution.objects.filter(decision__dossier=dossier).values(
            "decision__impact"
        )
    )
    return found.order_by("id").last()


def plan_of(dossier: Dossier) -> EscalationPlan | None:
    """The planned escalation of this dossier."""
    found = EscalationPlan.objects.select_related("standard")
    return found.filter(dossier=dossier).first()


def published_advices(body: Body, most: int) -> list[Advice]:
    """The newest that everyone may read."""
    found = Advice.objects.filter(body=body).exclude(published_at=None)
    decided = Decision.objects.filter(
        advice=OuterRef("pk"), resolutions__isnull=False, deviates=True
    )
    return list(
        found.select_related("dossier")
        .annotate(was_deviated_from=Exists(decided))
        .order_by("-established_at", "-id")[:most]
    )


# One query: what binds it and what is planned.
_ABOUT = """
    SELECT (
        SELECT jsonb_agg(jsonb_build_object(
            'number', r.number, 'kind', r.kind, 'in_force_on', r.in_force_on,
            'decided_on', d.decided_on, 'level', d.level, 'deviates', d.deviates,
            'outcome', d.outcome, 'body', r.content -> 'orgaan' ->> 'naam',
            'advice', r.content -> 'advies') ORDER BY r.year DESC, r.sequence DESC)
        FROM governance_resolution r
        JOIN governance_decision d ON d.id = r.decision_id
        JOIN governance_dossier p ON p.id = d.dossier_id
        WHERE p.standard_id = %(standard)s AND NOT EXISTS (
            SELECT FROM governance_resolution n WHERE n.rectifies_id = r.id)
    ), (
        SELECT jsonb_build_object('to_level', e.to_level, 'planned_on', e.planned_on,
            'conditions', e.conditions, 'dossier', p.number)
        FROM governance_escalationplan e JOIN governance_dossier p ON p.id = e.dossier_id
        WHERE e.standard_id = %(standard)s AND p.public_since IS NOT NULL
            AND p.stage IN ('consultatie', 'taskforce', 'college', 'bestuur',
                'aangehouden')
        ORDER BY e.made_at DESC, e.id DESC LIMIT 1
    )
"""


@dataclass(frozen=True)
class AboutStandard:
    """Published decisions, the newest first, and the plan that is on its way."""

    resolutions: list[dict[str, Any]]
    plan: dict[str, Any] | None


def standard_decisions(standard: Standard) -> AboutStandard:
    """Of one standard, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOUT, {"standard": standard.pk})
        resolutions, plan = (
            json.loads(part) if isinstance(part, str) else part
            for part in cursor.fetchone()
        )
    return AboutStandard(
        [_readable(one) for one in resolutions or []],
        _planned(plan) if plan else None,
    )


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    in_force = row["in_force_on"]
    return {
        **row,
        "level": Bindingness(row["level"]),
        "decided_on": date.fromisoformat(row["decided_on"]),
        "in_force_on": date.fromisoformat(in_force) if in_force else None,
    }


def _planned(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "to_level": Bindingness(row["to_level"]),
        "planned_on": date.fromisoformat(row["planned_on"]),
    }
