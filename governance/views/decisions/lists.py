"""All published decisions: narrowed down, downloaded, followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.generic import View

from catalogue.enums import Bindingness
from samenorganiseren.shared.downloads import answer_with
from samenorganiseren.shared.feeds import Entry, feed
from samenorganiseren.shared.freshness import fresh_for_visitors
from samenorganiseren.shared.pages import PER_PAGE

from ...queries.decisions.resolutions import COLUMNS, chosen_rows, label, listed
from ...rules.decisions import publishes

TITLE = "Besluiten"
HEADER = [
    "Nummer",
    "Soort",
    "Titel",
    "Dossier",
    "Orgaan",
    "Uitkomst",
    "Verbindendheid",
    "Besluit van",
    "Geldt vanaf",
    "Gepubliceerd op",
    "sha256",
]
NEWEST = 50


class Unreadable(Exception):
    """The address asks something that this list does not know."""


class Resolutions(View):
    """The list, as page, spreadsheet or feed."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest) -> HttpResponseBase:
        try:
            chosen = _chosen(request)
            form = request.GET.get("vorm", "")
            if form not in ("", "csv", "ods", "atom"):
                raise Unreadable("Deze lijst is er als pagina, CSV, ODS en Atom.")
        except Unreadable as refusal:
            context = {"why": str(refusal)}
            template = "governance/decisions/refused.html"
            return render(request, template, context, status=400)
        if form == "atom":
            return feed(request, TITLE, _entries(chosen))
        if form:
            return answer_with(form, "besluiten", HEADER, _lines(chosen))
        return self.page(request, chosen)

    def page(self, request: HttpRequest, chosen: dict[str, list[str]]) -> HttpResponse:
        found = listed(chosen)
        paginator = _Counted(found.rows, PER_PAGE, found.total)
        page = paginator.get_page(request.GET.get("pagina", 1))
        context = {
            "page": page,
            "total": found.total,
            "facets": found.facets,
            "chosen_count": sum(map(len, chosen.values())),
            "chips": _chips(chosen),
            "address": _address(chosen),
            "may_publish": publishes(request.user),
        }
        return render(request, "governance/decisions/list.html", context)


class _Counted(Paginator):
    """Pages of a list that was counted before."""

    def __init__(self, rows: Any, per_page: int, total: int) -> None:
        super().__init__(rows, per_page)
        self.count = total


def _chosen(request: HttpRequest) -> dict[str, list[str]]:
    known = {*COLUMNS, "vorm", "pagina"}
    if strange := set(request.GET) - known:
        raise Unreadable(f"Deze lijst kent geen “{min(strange)[:40]}”.")
    chosen: dict[str, list[str]] = {}
    for name in COLUMNS:
        words = list(dict.fromkeys(request.GET.getlist(name)))[:20]
        for word in words:
            try:
                label(name, word)
            except ValueError as unknown:
                raise Unreadable(
                    f"“{word[:40]}” is geen keuze in deze lijst."
                ) from unknown
        if words:
            chosen[name] = words
    return chosen


def _address(chosen: dict[str, list[str]]) -> str:
    """This question, to add a form to."""
    query = urlencode(chosen, doseq=True)
    return f"?{query}&" if query else "?"


def _chips(chosen: dict[str, list[str]]) -> list[dict[str, str]]:
    return [
        {
            "label": label(name, word),
            "address": _address(
                {
                    other: [w for w in words if (other, w) != (name, word)]
                    for other, words in chosen.items()
                }
            ).rstrip("&"),
        }
        for name, all_words in chosen.items()
        for word in all_words
    ]


def _lines(chosen: dict[str, list[str]]) -> Iterator[list[Any]]:
    for one in chosen_rows(chosen).iterator(chunk_size=500):
        decision = one.decision
        yield [
            one.number,
            one.get_kind_display(),
            one.title,
            decision.dossier.number,
            decision.body.name,
            decision.get_outcome_display(),
            Bindingness(decision.level).label if decision.dossier.standard_id else "",
            decision.decided_on,
            one.in_force_on,
            one.published_at.date(),
            one.sha256,
        ]


def _entries(chosen: dict[str, list[str]]) -> Iterator[Entry]:
    for one in chosen_rows(chosen)[:NEWEST]:
        yield Entry(
            f"{one.number} {one.title}",
            one.get_absolute_url(),
            one.content["tekst"][:400],
            one.published_at,
        )
