"""What consultations show on the pages of others."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from samenorganiseren.shared.panels import Panel
from samenorganiseren.shared.panels import register as add_panel

from ..enums import BodyKind, ConsultationKind
from ..queries.consultations.reading import open_consultations
from ..rules.consultations import may_open


def register() -> None:
    """Add our panels to their places."""
    add_panel("dossier", _on_dossier, order=30)
    add_panel("body", _on_body, order=30)


def _on_dossier(request: HttpRequest, dossier: Any) -> Panel | None:
    """What was asked about the proposal; for the secretary, asking."""
    asked = list(dossier.consultations.order_by("-opens_at"))
    may_ask = request.user.is_authenticated and any(
        may_open(request.user, dossier, kind) for kind in ConsultationKind
    )
    if not asked and not may_ask:
        return None
    now = timezone.now()
    rows = [(one, one.takes_responses_at(now)) for one in asked]
    return Panel(
        "governance/consultations/panel_dossier.html",
        {"rows": rows, "dossier": dossier, "may_ask": may_ask},
        anchor="consultatie",
        title="Consultatie",
    )


def _on_body(request: HttpRequest, body: Any) -> Panel | None:
    """The Taskforce asks: what is open now."""
    if body.kind != BodyKind.TASKFORCE:
        return None
    return Panel(
        "governance/consultations/panel_body.html",
        {"consultations": open_consultations(timezone.now())[:5]},
        anchor="consultaties",
        title="Consultaties",
    )
