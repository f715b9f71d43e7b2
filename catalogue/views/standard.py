"""The page of one standard: what, must we, which version, who, how, history."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import View

from catalogue.models import Standard
from catalogue.queries.figures import with_figures
from catalogue.queries.standard_page import standards_with_their_parts
from catalogue.rules.editing import may_edit_catalogue
from catalogue.views import standard_parts, standard_versions
from catalogue.views.drawn_panels import drawn_panels
from catalogue.views.standard_linked import linked_data
from samenorganiseren.shared.freshness import fresh_for_visitors

JSON_LD = "application/ld+json"


class StandardPage(View):
    """Everything about one standard, in the order in which people ask."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        standard = self.find(request, slug)
        if self._wants_linked_data(request):
            data = linked_data(standard, request)
            return JsonResponse(data, content_type=JSON_LD)
        return render(
            request, "catalogue/standard.html", self.context(request, standard)
        )

    def find(self, request: HttpRequest, slug: str) -> Standard:
        found = with_figures(
            standards_with_their_parts(),
            request.user,
            timezone.localdate(),
            with_cells=True,
        )
        standard = found.filter(slug=slug).first()
        if standard is None:
            raise Http404
        if standard.published_at is None and not may_edit_catalogue(request.user):
            raise Http404
        return standard

    def context(self, request: HttpRequest, standard: Standard) -> dict[str, Any]:
        today = timezone.localdate()
        versions = standard_versions.versions(standard)
        now = standard_parts.in_force(standard, today)
        return {
            "standard": standard,
            "parts": standard.parts,
            "main": now[0] if now else None,
            "others": now[1:],
            "coming": standard_parts.coming(standard, today),
            "versions": versions,
            "current": next((v for v in versions if v["is_current"]), None),
            "next": next((v for v in reversed(versions) if v["is_next"]), None),
            "tenders": [v for v in versions if v["tender_text"]],
            "panels": drawn_panels("standard", request, standard),
            "relations": standard_parts.relations(standard),
            "documents": standard_parts.documents(standard),
            "history": standard_versions.history(standard, today),
        }

    @staticmethod
    def _wants_linked_data(request: HttpRequest) -> bool:
        return (
            request.GET.get("vorm") == "jsonld"
            or request.get_preferred_type(["text/html", JSON_LD]) == JSON_LD
        )
