"""What everybody reads about the bodies."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.generic import ListView, View

from governance.models import Body
from governance.queries.bodies.composition import public_composition
from governance.queries.bodies.lists import bodies_on
from governance.queries.bodies.words import koepels_of
from governance.rules.bodies import may_compose
from samenorganiseren.shared.panels import panels_for


class Bodies(ListView):
    """Who advises and who decides, in the order of the chain."""

    template_name = "governance/bodies/bodies.html"
    context_object_name = "bodies"
    http_method_names = ["get", "head", "options"]

    def get_queryset(self) -> Any:
        return bodies_on(timezone.localdate())


class BodyPage(View):
    """What a body does, who sits in it and how it works."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        body = get_object_or_404(Body.objects.select_related("organisation"), slug=slug)
        found, rules = public_composition(body, timezone.localdate())
        context = {
            "body": body,
            "found": found,
            "koepels": koepels_of(one.seat.category for one in found.places),
            "later_rules": [one for one in rules if one.in_force_on > found.day],
            "earlier_rules": [
                one
                for one in rules
                if one.in_force_on <= found.day and one != found.rule
            ],
            "may_compose": may_compose(request.user, body),
            "panels": [
                render_to_string(panel.template, panel.context, request)
                for panel in panels_for("body", request, body)
            ],
        }
        return render(request, "governance/bodies/body.html", context)
