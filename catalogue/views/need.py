"""The page of one need: who needs it, and what answers it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.generic import View

from catalogue.queries.initiative_page import needs_with_their_parts
from catalogue.views.drawn_panels import drawn_panels
from samenorganiseren.shared.freshness import fresh_for_visitors


class NeedPage(View):
    """What is missed, by whom, and which initiative answers it."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        need = get_object_or_404(needs_with_their_parts(), slug=slug)
        context = {
            "need": need,
            "parts": need.parts,
            "panels": drawn_panels("need", request, need),
        }
        return render(request, "catalogue/need.html", context)
