"""What bodies show on the pages of others."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from samenorganiseren.shared.panels import Panel
from samenorganiseren.shared.panels import register as add_panel

from ..queries.bodies.backing import open_polls
from ..rules.backing import may_ask, towns_of


def register() -> None:
    """Add our panels to their places."""
    add_panel("dossier", _on_dossier, order=31)


def _on_dossier(request: HttpRequest, dossier: Any) -> Panel | None:
    """A koepel asks its backing; municipalities see what is asked."""
    if not request.user.is_authenticated:
        return None
    today = timezone.localdate()
    asks = bool(may_ask(request.user, dossier, today))
    polls = []
    if asks or towns_of(request.user, today):
        polls = list(open_polls(timezone.now()).filter(dossier=dossier))
    if not asks and not polls:
        return None
    return Panel(
        "governance/bodies/panel_backing.html",
        {"polls": polls, "dossier": dossier, "asks": asks},
        anchor="achterban",
        title="Achterban",
    )
