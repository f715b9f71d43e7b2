"""What decisions show on the pages of others."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from catalogue.models import Standard
from samenorganiseren.shared.panels import Panel
from samenorganiseren.shared.panels import register as add_panel

from ..enums import BodyKind, Stage
from ..models import AgendaItem, Body, Dossier
from ..queries.decisions.about import (
    advices_of,
    decisions_of,
    plan_of,
    published_advices,
    published_impact,
    rounds_to_advise,
    standard_decisions,
)
from ..queries.decisions.conditions import evaluate
from ..queries.decisions.impact_picture import impact_picture
from ..rules.decisions import may_read_decision, publishes
from ..rules.dossiers import may_handle

FORWARD = {
    Stage.TASKFORCE: BodyKind.COLLEGE.label,
    Stage.COLLEGE: BodyKind.BOARD.label,
}
# How many an overview of a body shows.
MOST = 10


def register() -> None:
    """Add our panels to their places."""
    add_panel("dossier", advice_panel, order=60)
    add_panel("dossier", decision_panel, order=70)
    add_panel("dossier", impact_panel, order=75)
    add_panel("standard", standard_panel, order=20)
    add_panel("body", body_panel, order=60)
    add_panel("agenda-item", earlier_advice_panel, order=60)


def advice_panel(request: HttpRequest, dossier: Dossier) -> Panel | None:
    """What each body advised; what its secretary and chair can do now."""
    reader = reader_of(request)
    advices = advices_of(dossier, reader)
    handles = reader is not None and bool(may_handle(reader, dossier))
    rounds = rounds_to_advise(dossier, reader) if reader else []
    if not advices and not rounds and not (handles and dossier.stage in FORWARD):
        return None
    context = {
        "dossier": dossier,
        "advices": advices,
        "rounds": rounds,
        "forward_to": FORWARD.get(Stage(dossier.stage)) if handles else None,
    }
    template = "governance/decisions/panel_advice.html"
    return Panel(template, context, anchor="advies", title="Advies")


def decision_panel(request: HttpRequest, dossier: Dossier) -> Panel | None:
    """The published decisions, the plan with its conditions, and what comes next."""
    user, today = reader_of(request), timezone.localdate()
    shown = [
        one
        for one in decisions_of(dossier)
        if one.resolutions or may_read_decision(user, one.decision)
    ]
    plan = None if dossier.stage == Stage.WITHDRAWN else plan_of(dossier)
    may_publish = publishes(user)
    may_enter = may_publish and dossier.stage in (Stage.BOARD, Stage.EVALUATION)
    may_plan = (
        user is not None
        and dossier.standard_id is not None
        and bool(may_handle(user, dossier))
    )
    if not shown and plan is None and not may_enter and not may_plan:
        return None
    context = {
        "dossier": dossier,
        "decisions": shown,
        "plan": plan,
        "conditions": (
            evaluate(plan.conditions, plan.standard, user, today) if plan else []
        ),
        "may_enter": may_enter,
        "may_publish": may_publish,
        "may_plan": may_plan,
        "may_evaluate": may_plan and dossier.stage == Stage.EVALUATION,
    }
    template = "governance/decisions/panel_decision.html"
    return Panel(template, context, anchor="besluit", title="Besluit")


def impact_panel(request: HttpRequest, dossier: Dossier) -> Panel | None:
    """The consequences that were stored with the decision, once that is published."""
    impact = published_impact(dossier)
    if impact is None:
        return None
    context = {"picture": impact_picture(impact, reader_of(request))}
    template = "governance/decisions/panel_impact.html"
    return Panel(template, context, anchor="gevolgen", title="Gevolgen vooraf")


def standard_panel(request: HttpRequest, standard: Standard) -> Panel | None:
    """On whose decision it binds, with the advice; what is planned, measured now."""
    found = standard_decisions(standard)
    if not found.resolutions and found.plan is None:
        return None
    today = timezone.localdate()
    context = {
        "standard": standard,
        "resolutions": found.resolutions,
        "plan": found.plan,
        "conditions": (
            evaluate(found.plan["conditions"], standard, reader_of(request), today)
            if found.plan
            else []
        ),
    }
    template = "governance/decisions/panel_standard.html"
    return Panel(template, context, anchor="besluiten", title="Besluiten")


def body_panel(request: HttpRequest, body: Body) -> Panel | None:
    """Its newest published advice and decisions."""
    advices = published_advices(body, MOST)
    if not advices:
        return None
    context = {"body": body, "advices": advices}
    template = "governance/decisions/panel_body.html"
    return Panel(template, context, anchor="adviezen", title="Adviezen")


def earlier_advice_panel(request: HttpRequest, item: AgendaItem) -> Panel | None:
    """What an earlier body said, word for word, with the minority's views."""
    if item.dossier is None:
        return None
    advices = advices_of(item.dossier, reader_of(request))
    if not advices:
        return None
    context = {"advices": advices}
    template = "governance/decisions/panel_earlier.html"
    return Panel(template, context, anchor="eerder-advies", title="Eerder advies")


def reader_of(request: HttpRequest) -> User | None:
    """Who reads, where somebody is signed in."""
    return request.user if isinstance(request.user, User) else None
