"""The consequences of a decision, stored with it: picture and table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.verdicts import ALLOWED, Verdict, denied

from ...models import Decision, Impact, Resolution
from ...queries.decisions.impact_picture import impact_picture
from ...rules.decisions import may_read_decision


class ImpactPage(Guarded, View):
    """For who decides, and for everyone with an account once it is published."""

    http_method_names = ["get", "head", "options"]

    @cached_property
    def impact(self) -> Impact:
        found = Impact.objects.select_related("dossier", "standard")
        return get_object_or_404(found, pk=self.kwargs["impact_id"])

    def verdict(self) -> Verdict:
        if Resolution.objects.filter(decision__impact=self.impact).exists():
            return ALLOWED
        decision = (
            Decision.objects.with_names()
            .filter(impact=self.impact)
            .order_by("id")
            .last()
        )
        if decision is None:
            return denied("Deze gevolgen horen niet bij een besluit.")
        return may_read_decision(self.request.user, decision)

    def get(self, request: HttpRequest, impact_id: int) -> HttpResponse:
        context = {
            "impact": self.impact,
            "picture": impact_picture(self.impact, request.user),
        }
        return render(request, "governance/decisions/impact.html", context)
