"""What meetings show on the pages of others."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from samenorganiseren.shared import panels
from samenorganiseren.shared.panels import Panel

from ..models import AgendaItem, Body, Dossier, Meeting
from ..queries.meetings.lists import Asked, meetings_for

SHOWN = 5


def register() -> None:
    """Add our panels to their places."""
    panels.register("dossier", _on_dossier, order=40)
    panels.register("body", _on_body, order=40)


def _on_dossier(request: HttpRequest, dossier: Dossier) -> Panel | None:
    """On which agendas it stood and stands, as far as they were made known."""
    items = (
        AgendaItem.objects.filter(dossier=dossier, meeting__convened_at__isnull=False)
        .select_related("meeting__body__organisation")
        .order_by("-meeting__starts_at", "-id")[: 2 * SHOWN]
    )
    found = list(items)
    if not found:
        return None
    return Panel(
        template="governance/meetings/on_dossier.html",
        context={"items": found},
        anchor="vergaderingen",
        title="Op de agenda",
    )


def _on_body(request: HttpRequest, body: Body) -> Panel | None:
    """The next meetings of this body."""
    reader: Any = request.user
    coming: list[Meeting] = list(
        meetings_for(reader, Asked(body=body.slug), timezone.now())[:SHOWN]
    )
    return Panel(
        template="governance/meetings/on_body.html",
        context={"meetings": coming, "body": body},
        anchor="vergaderingen",
        title="Vergaderingen",
    )
