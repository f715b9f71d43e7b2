"""All municipalities: search, filter, sort, page through, and take away."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import condition, require_safe
from django.views.decorators.vary import vary_on_cookie

from ..enums import ListOrder, Stand
from ..forms.listing import Asked, read_address
from ..queries.listing import TOTAL, Option, count_options, rows_of, rows_with_regions
from .addresses import with_value
from .conditional import list_etag
from .exports import CSV, ODS, export
from .facets import chips_of, divisions_of, facets_of
from .feed import ATOM, as_feed
from .pages import page_of


@require_safe
@vary_on_cookie
@condition(etag_func=list_etag)
def municipality_list(request: HttpRequest) -> HttpResponseBase:
    asked = read_address(request.GET, timezone.localdate())
    options = count_options(asked.question)
    asked.note_unknown(options)
    form = request.GET.get("als", "")
    if form in (CSV, ODS) and not asked.problems:
        return export(rows_with_regions(asked.question).iterator(), form)
    if form == ATOM and not asked.problems:
        return as_feed(request, asked.question)
    return _page(request, asked, options)


def _page(
    request: HttpRequest, asked: Asked, options: list[Option]
) -> HttpResponseBase:
    total = next((o.count for o in options if o.facet == TOTAL), 0)
    page, wrong_page = page_of(rows_of(asked.question), total, asked.page)
    context = {
        "asked": asked,
        "page": page,
        "total": total,
        "problems": [*asked.problems, *filter(None, [wrong_page])],
        "is_today": asked.question.day == timezone.localdate(),
        **_choices(request, asked, options),
    }
    status = 400 if asked.problems else 404 if wrong_page else 200
    return render(request, "municipalities/list.html", context, status=status)


def _choices(
    request: HttpRequest, asked: Asked, options: list[Option]
) -> dict[str, Any]:
    query = request.GET
    return {
        "facets": facets_of(asked, options),
        "chips": chips_of(asked, options, query),
        "divisions": divisions_of(asked, query),
        "chosen_count": sum(len(values) for values in asked.typed.values()),
        "kept_by_facets": _kept(
            request, ["zoek", "op", "stand", "volgorde", "indeling"]
        ),
        "kept_by_view": _kept(request, ["zoek", "indeling", *asked.typed]),
        "stands": Stand.choices,
        "orders": ListOrder.choices,
        "as_csv": with_value(query, als=CSV),
        "as_ods": with_value(query, als=ODS),
        "as_atom": with_value(query, als=ATOM),
    }


def _kept(request: HttpRequest, names: list[str]) -> list[tuple[str, str]]:
    """What another form of the page must send along."""
    return [(n, v) for n in names for v in request.GET.getlist(n) if v]
