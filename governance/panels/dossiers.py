"""What dossiers show on the pages of others."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from catalogue.models import Initiative, Need, Standard
from municipalities.models import Municipality
from samenorganiseren.shared.panels import Panel
from samenorganiseren.shared.panels import register as register_panel

from ..queries.dossiers.beside import public_dossiers
from ..views.dossiers.page import PILLS

TITLE = "Voorstellen en besluiten"
BY_MUNICIPALITY = "Voorstellen van deze gemeente"


def register() -> None:
    """Add our panels to their places."""
    register_panel("standard", of_standard, order=20)
    register_panel("initiative", of_initiative, order=40)
    register_panel("need", of_need, order=40)
    register_panel("municipality", of_municipality, order=40)


def of_standard(request: HttpRequest, standard: Standard) -> Panel | None:
    """What was proposed about it, and how that stands."""
    return _panel(TITLE, standard=standard)


def of_initiative(request: HttpRequest, initiative: Initiative) -> Panel | None:
    """What was proposed about it, and how that stands."""
    return _panel(TITLE, initiative=initiative)


def of_need(request: HttpRequest, need: Need) -> Panel | None:
    """What was proposed because of it, and how that stands."""
    return _panel(TITLE, need=need)


def of_municipality(request: HttpRequest, municipality: Municipality) -> Panel | None:
    """What it proposed to all."""
    return _panel(BY_MUNICIPALITY, proposer__municipality=municipality)


def _panel(title: str, **about: Any) -> Panel | None:
    found = [
        {"dossier": one, "stage": stage.label, "pill": PILLS.get(stage, "now")}
        for one, stage in public_dossiers(**about)
    ]
    if not found:
        return None
    context = {"title": title, "rows": found}
    return Panel("governance/dossiers/panel.html", context, "voorstellen", title)
