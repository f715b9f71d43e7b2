"""The list of all dossiers: where they are, how long it takes, and which they are."""

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

from samenorganiseren.shared.downloads import answer_with
from samenorganiseren.shared.feeds import Entry, feed
from samenorganiseren.shared.freshness import fresh_for_visitors, kept

from ...enums import Stage
from ...forms.dossiers.asking import Unreadable, asked_of
from ...models import Dossier
from ...queries.dossiers.pipeline import (
    QUESTIONS,
    Asked,
    Groups,
    groups_of,
    medians,
    narrowed,
    stage_rows,
)
from ...rules.dossiers import may_propose
from .page import PILLS

PER_PAGE = 20
IN_FEED = 50
HEADER = ("Nummer", "Titel", "Soort", "Indiener", "Fase", "Sinds", "Fictief")


class Dossiers(View):
    """For everyone, each what he may see."""

    http_method_names = ["get", "head", "options"]

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest) -> HttpResponseBase:
        try:
            asked = asked_of(request.GET)
            form = request.GET.get("vorm", "")
            if form not in ("", "atom", "csv", "ods"):
                raise Unreadable(f"‘{form[:20]}’ is geen vorm van deze lijst.")
        except Unreadable as refusal:
            return self.refuse(request, str(refusal), status=400)
        found = narrowed(request.user, asked)
        if form == "atom":
            return feed(request, "Advies", map(entry_of, found[:IN_FEED]))
        if form:
            return answer_with(form, "voorstellen", HEADER, lines(found))
        return self.page(request, asked, found)

    def page(self, request: HttpRequest, asked: Asked, found: Any) -> HttpResponse:
        groups = groups_of(request.user, asked.text)
        total = groups.total(asked.chosen)
        last = max(1, -(-total // PER_PAGE))
        if asked.page > last:
            return self.refuse(
                request, f"Deze lijst heeft geen bladzijde {asked.page}.", status=404
            )
        start = (asked.page - 1) * PER_PAGE
        took = kept(request, "looptijden", medians)
        rows = stage_rows(groups, asked, took)
        context = {
            "total": total,
            "dossiers": [row_of(one) for one in found[start : start + PER_PAGE]],
            "page": Paginator(range(total), PER_PAGE).page(asked.page),
            "facets": facets(groups, asked),
            "asked": asked,
            "hidden": [("zoek", asked.text)] if asked.text else [],
            "kept": kept_of(asked),
            "clear": f"?{urlencode({'zoek': asked.text})}" if asked.text else "?",
            "chosen": sum(map(len, asked.chosen.values())),
            "chips": chips(request, asked),
            "stages": rows,
            "most": max(row.waiting for row in rows),
            "may_propose": may_propose(request.user),
            "address": f"?{query_of(request)}",
        }
        return render(request, "governance/dossiers/list.html", context)

    def refuse(self, request: HttpRequest, why: str, *, status: int) -> HttpResponse:
        template = "governance/dossiers/list_refused.html"
        return render(request, template, {"why": why}, status=status)


def row_of(dossier: Dossier) -> dict[str, Any]:
    """One dossier with its stage, as far as the reader may know, and its colour."""
    stage = Stage(dossier.fase)
    return {
        "dossier": dossier,
        "stage": stage.label,
        "pill": PILLS.get(stage, "now"),
        "since": dossier.stage_since if stage == dossier.stage else None,
    }


def facets(groups: Groups, asked: Asked) -> list[dict[str, Any]]:
    """Each question with its counts; a choice without dossiers shows only when chosen."""
    return [
        {
            "name": question.name,
            "legend": question.legend,
            "options": [
                {
                    "value": word,
                    "label": label,
                    "count": counts.get(word, 0),
                    "is_chosen": word in asked.chosen.get(question.name, ()),
                }
                for word, label in question.options
                if counts.get(word) or word in asked.chosen.get(question.name, ())
            ],
        }
        for question in QUESTIONS
        for counts in [groups.counts(question.name, asked.chosen)]
    ]


def chips(request: HttpRequest, asked: Asked) -> list[dict[str, str]]:
    """The chosen filters, each with the address without it."""
    made = []
    for question in QUESTIONS:
        for word in asked.chosen.get(question.name, ()):
            query = request.GET.copy()
            query.pop("pagina", None)
            query.setlist(
                question.name,
                [other for other in query.getlist(question.name) if other != word],
            )
            label = dict(question.options)[word]
            made.append({"label": label, "address": f"?{query.urlencode()}"})
    return made


def kept_of(asked: Asked) -> list[tuple[str, str]]:
    """The chosen filters, which a search must not lose."""
    return [(name, word) for name, words in asked.chosen.items() for word in words]


def query_of(request: HttpRequest) -> str:
    """This question without its page, to add a form to."""
    query = request.GET.copy()
    for name in ("pagina", "vorm"):
        query.pop(name, None)
    return f"{query.urlencode()}&" if query else ""


def entry_of(dossier: Dossier) -> Entry:
    """What happened last, as an entry of the feed."""
    return Entry(
        title=str(dossier),
        address=dossier.get_absolute_url(),
        summary=f"{dossier.get_kind_display()} van {dossier.proposer}: "
        f"{Stage(dossier.fase).label}.",
        changed_at=dossier.stage_since,
    )


def lines(found: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a download."""
    for dossier in found.iterator(chunk_size=500):
        yield (
            dossier.number or "concept",
            dossier.title,
            dossier.get_kind_display(),
            str(dossier.proposer),
            Stage(dossier.fase).label,
            dossier.stage_since.date().isoformat(),
            "ja" if dossier.is_fictitious else "nee",
        )
