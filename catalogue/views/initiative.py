"""The page of one initiative: where it stands, who makes it, what came of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import View

from accounts.models import User
from catalogue.enums import InitiativePhase
from catalogue.models import Initiative
from catalogue.queries.initiative_page import initiatives_with_their_parts
from catalogue.queries.standard_rows import shown_in
from catalogue.rules.editing import may_edit_catalogue
from catalogue.views.drawn_panels import drawn_panels
from samenorganiseren.shared.freshness import fresh_for_visitors


class InitiativePage(View):
    """Need, initiative, standard and use, in one line of sight."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = self.find(request, slug)
        context = {
            "initiative": initiative,
            "parts": initiative.parts,
            "stages": stages(initiative),
            "produces": [
                counted(row, request.user) for row in initiative.parts["produces"]
            ],
            "panels": drawn_panels("initiative", request, initiative),
        }
        return render(request, "catalogue/initiative.html", context)

    def find(self, request: HttpRequest, slug: str) -> Initiative:
        day = timezone.localdate()
        initiative = initiatives_with_their_parts(day).filter(slug=slug).first()
        if initiative is None:
            raise Http404
        if initiative.published_at is None and not may_edit_catalogue(request.user):
            raise Http404
        return initiative


def stages(initiative: Initiative) -> list[dict[str, Any]]:
    """All phases in order; none where the source tells of none."""
    if initiative.phase == InitiativePhase.UNKNOWN:
        return []
    phases = [phase for phase in InitiativePhase if phase != InitiativePhase.UNKNOWN]
    now = phases.index(InitiativePhase(initiative.phase))
    return [
        {
            "name": phase.label.capitalize(),
            "when": "afgerond" if place < now else "nu" if place == now else "",
            "is_done": place < now,
            "is_now": place == now,
        }
        for place, phase in enumerate(phases)
    ]


def counted(row: dict[str, Any], viewer: User) -> dict[str, Any]:
    """A standard that came of it, its count as far as this reader may know."""
    return {**row, "times": shown_in(row, viewer)}
