"""What rounds show on the pages of others."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from samenorganiseren.shared import panels
from samenorganiseren.shared.panels import Panel

from ..models import AgendaItem, Body, Dossier
from ..queries.rounds.mine import waiting_for
from ..queries.rounds.panels import RoundRow, body_that_asks, rounds_shown
from ..rules import rounds as rules

TEMPLATE = "governance/rounds/panel.html"


def register() -> None:
    """Add our panels to their places."""
    panels.register("dossier", of_dossier, order=50)
    panels.register("agenda-item", of_item, order=50)
    panels.register("body", of_body, order=50)
    panels.register("today", of_today, order=10)


def of_dossier(request: HttpRequest, dossier: Dossier) -> Panel | None:
    """The rounds about it, for who sits in the bodies; the secretary can plan one."""
    user: Any = request.user
    rows = rounds_shown(user, timezone.now(), dossier=dossier)
    asks = body_that_asks(user, dossier)
    may_plan = asks is not None and bool(rules.may_ask(user, asks, dossier))
    if not rows and not may_plan:
        return None
    plans = asks if may_plan and not any(row.is_running for row in rows) else None
    return _panel(rows, "rondes", "Adviesrondes", plans=plans, dossier=dossier)


def of_item(request: HttpRequest, item: AgendaItem) -> Panel | None:
    """The round that is held at this item."""
    rows = rounds_shown(request.user, timezone.now(), item=item)
    if not rows:
        return None
    return _panel(rows, f"ronde-{item.pk}", "Standpunten")


def of_body(request: HttpRequest, body: Body) -> Panel | None:
    """What runs in this body."""
    rows = rounds_shown(
        request.user, timezone.now(), body=body, state__in=("gepland", "open")
    )
    if not rows:
        return None
    return _panel(rows, "rondes", "Lopende adviesrondes")


def of_today(request: HttpRequest, subject: object) -> Panel | None:
    """What waits for this person."""
    if not request.user.is_authenticated:
        return None
    waiting = waiting_for(request.user, timezone.now())
    if not waiting:
        return None
    context = {"seats": waiting, "anchor": "mijn-standpunten"}
    template = "governance/rounds/today.html"
    return Panel(template, context, "mijn-standpunten", "Mijn open standpunten")


def _panel(rows: list[RoundRow], anchor: str, title: str, **more: Any) -> Panel:
    context = {"rows": rows, "anchor": anchor, "title": title, **more}
    return Panel(TEMPLATE, context, anchor, title)
