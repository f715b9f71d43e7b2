"""How the round stands, on a page of its own; reading it anew touches no form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.generic import View

from ...queries.rounds.keeping import recounts_of
from ...queries.rounds.mine import own_seats
from ...queries.rounds.minority import public_views
from .access import RoundPage
from .showing import context_of


class Standing(RoundPage, View):
    """The count, as far as the rule shows it to this person now."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        own = next(iter(own_seats(request.user, self.round)), None)
        context = context_of(self.round, request.user, own, timezone.now())
        if context["has_ended"]:
            context |= {
                "recounts": recounts_of(self.round),
                "views": public_views(self.round),
            }
        response = render(request, "governance/rounds/standing.html", context)
        response["Cache-Control"] = "private, no-store"
        return response
