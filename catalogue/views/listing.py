"""What every list page has: search, facets, orders, pages, downloads and a feed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import View

from catalogue.forms.asking import Unreadable, asked_of, cleaned
from catalogue.queries.lists import PER_PAGE, RELEVANCE, Asked, Found, Shape, look_up
from samenorganiseren.shared.freshness import fresh_for_visitors
from samenorganiseren.shared.marking import marked, snippet

Answer = Callable[[HttpRequest, Asked], HttpResponseBase]


@dataclass(frozen=True)
class Words:
    """How a page speaks of its list."""

    title: str
    lead: str
    search: str
    one: str
    many: str


class ListPage(View):
    """One list; `forms` names the methods that answer as a download or a feed."""

    shape: Shape
    words: Words
    template_name: str
    http_method_names = ["get", "head", "options"]
    forms: dict[str, str] = {}

    @method_decorator(fresh_for_visitors)
    def get(self, request: HttpRequest) -> HttpResponseBase:
        try:
            asked = asked_of(self.shape, request.GET)
            answer = self._form_of(request.GET.get("vorm", ""))
        except Unreadable as refusal:
            return self.refuse(request, str(refusal), status=400)
        return answer(request, asked)

    def _form_of(self, form: str) -> Answer:
        if form and form not in self.forms:
            raise Unreadable(f"‘{cleaned(form)[:20]}’ is geen vorm van deze lijst.")
        return getattr(self, self.forms.get(form, "as_page"))

    def as_page(self, request: HttpRequest, asked: Asked) -> HttpResponse:
        found = self.look_up(asked)
        if asked.page > 1 and not found.rows:
            return self.refuse(
                request, f"Deze lijst heeft geen bladzijde {asked.page}.", status=404
            )
        return render(request, self.template_name, self.context(request, asked, found))

    def look_up(self, asked: Asked, *, per_page: int = PER_PAGE) -> Found:
        return look_up(self.shape, asked, day=timezone.localdate(), per_page=per_page)

    def context(
        self, request: HttpRequest, asked: Asked, found: Found
    ) -> dict[str, Any]:
        return {
            "asked": asked,
            "found": found,
            "words": self.words,
            "rows": [self.row(row, found) for row in found.rows],
            "page": page_of(asked, found),
            "facet_rows": self.facets(asked, found),
            "chips": self.chips(request, asked),
            "orders": [
                o for o in self.shape.orders if asked.text or o.slug != RELEVANCE
            ],
            "kept": self.kept(asked),
            "hidden": self.hidden(request, asked),
            "clear_address": self.clear_address(asked),
            "address": f"?{self.query(request)}",
            "suggestion": suggestion(asked, found),
            "is_narrowed": bool(asked.text or asked.chosen),
        }

    def row(self, row: dict[str, Any], found: Found) -> dict[str, Any]:
        """One row, its words marked."""
        return {
            **row,
            "marked_name": marked(row["name"], found.marks),
            "snippet": snippet(row["summary"], row.get("body") or "", found.marks),
        }

    def facets(self, asked: Asked, found: Found) -> list[dict[str, Any]]:
        """Each facet with its counts; a choice without rows shows only when chosen."""
        return [
            {
                "name": facet.name,
                "legend": facet.legend,
                "options": [
                    {
                        "value": word,
                        "label": label,
                        "count": count,
                        "is_chosen": is_chosen,
                    }
                    for word, label in facet.options
                    for count in [found.counts[facet.name].get(word, 0)]
                    for is_chosen in [word in asked.chosen.get(facet.name, ())]
                    if count or is_chosen
                ],
            }
            for facet in self.shape.facets
        ]

    def chips(self, request: HttpRequest, asked: Asked) -> list[dict[str, str]]:
        """The chosen filters, each with the address without it."""
        return [
            {
                "label": dict(facet.options)[word],
                "address": self._without(request, facet.name, word),
            }
            for facet in self.shape.facets
            for word in asked.chosen.get(facet.name, ())
        ]

    def _without(self, request: HttpRequest, name: str, word: str) -> str:
        query = request.GET.copy()
        query.pop("pagina", None)
        query.setlist(name, [other for other in query.getlist(name) if other != word])
        return f"?{query.urlencode()}"

    def kept(self, asked: Asked) -> list[tuple[str, str]]:
        """The chosen filters as hidden fields of the form for the order."""
        return [(name, word) for name, words in asked.chosen.items() for word in words]

    def hidden(self, request: HttpRequest, asked: Asked) -> list[tuple[str, str]]:
        """What the form of the filters must not lose: the text and the order."""
        order = request.GET.get("volgorde", "")
        return [pair for pair in (("zoek", asked.text), ("volgorde", order)) if pair[1]]

    def clear_address(self, asked: Asked) -> str:
        """Without any filter, with the text."""
        return f"?{urlencode({'zoek': asked.text})}" if asked.text else "?"

    def query(self, request: HttpRequest) -> str:
        """This question without its page, to add a form to."""
        query = request.GET.copy()
        for name in ("pagina", "vorm"):
            query.pop(name, None)
        return f"{query.urlencode()}&" if query else ""

    def refuse(self, request: HttpRequest, why: str, *, status: int) -> HttpResponse:
        context = {
            "why": why,
            "words": self.words,
            "text": cleaned(request.GET.get("zoek", "")),
        }
        return render(request, "catalogue/search_refused.html", context, status=status)


def page_of(asked: Asked, found: Found) -> Page:
    """Where in the list this is."""
    return Paginator(range(found.total), PER_PAGE).page(asked.page)


def suggestion(asked: Asked, found: Found) -> str:
    """What was probably meant, with the misspelt words replaced."""
    words = [found.guesses.get(word.lower(), word) for word in asked.text.split()]
    return " ".join(words) if found.guesses and words != asked.text.split() else ""
