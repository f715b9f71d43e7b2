"""One municipality, current or former."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe
from django.views.decorators.vary import vary_on_cookie

from samenorganiseren.shared.panels import panels_for

from ..enums import RegionKind
from ..models import Succession
from ..queries import lineage_of
from ..queries.portrait import portraits
from .linked_data import as_json_ld
from .location_figure import location_figure
from .population_figure import population_figure
from .succession_events import events_of


@require_safe
@vary_on_cookie
@conditional_page
def municipality_page(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    municipality = get_object_or_404(portraits(today), slug=slug)
    steps = lineage_of(municipality)
    if request.GET.get("als") == "jsonld":
        address = request.build_absolute_uri(municipality.get_absolute_url())
        document = as_json_ld(municipality, steps, address)
        return JsonResponse(document, content_type="application/ld+json")
    context = _context(request, municipality, steps, today)
    return render(request, "municipalities/detail.html", context)


def _context(
    request: HttpRequest, municipality: Any, steps: list[Succession], today: date
) -> dict[str, Any]:
    neighbours = municipality.neighbour_rows
    near = {row["id"] for row in neighbours}
    figures = municipality.figures
    return {
        "municipality": municipality,
        "is_former": not municipality.exists_on(today),
        "panels": panels_for("municipality", request, municipality),
        "figures": figures,
        "newest": figures[-1] if figures else None,
        "population": population_figure(figures),
        "map": location_figure(municipality.pk, near, municipality.hexagons),
        "neighbours": neighbours,
        "regions": _regions(municipality),
        "events": events_of(municipality, steps),
        "became": [s for s in steps if s.predecessor_id == municipality.pk],
    }


def _regions(municipality: Any) -> list[dict[str, str]]:
    """In the order of the divisions, each with the list of its municipalities."""
    labels = dict(RegionKind.choices)
    rows = {row["kind"]: row for row in municipality.region_rows}
    return [
        {
            "question": str(labels[kind]),
            "answer": rows[kind]["name"],
            "address": f"/gemeenten/?{kind}={rows[kind]['slug']}",
        }
        for kind in RegionKind.values
        if kind in rows
    ]
