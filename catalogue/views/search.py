"""One search over standards, initiatives, needs and municipalities."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.enums import SearchKind
from catalogue.queries.everything import EVERYTHING
from catalogue.queries.lists import Asked, Found
from catalogue.views.listing import ListPage, Words


class Search(ListPage):
    """Everything that fits, best first; nothing typed is nothing looked up."""

    shape = EVERYTHING
    template_name = "catalogue/search.html"
    words = Words(
        title="Zoeken",
        lead="Zoek in standaarden, initiatieven, behoeften en gemeenten.",
        search="Waar zoekt u naar?",
        one="resultaat",
        many="resultaten",
    )

    def as_page(self, request: HttpRequest, asked: Asked) -> HttpResponse:
        if not asked.text:
            context = {"words": self.words, "asked": asked}
            return render(request, self.template_name, context)
        return super().as_page(request, asked)

    def row(self, row: dict[str, Any], found: Found) -> dict[str, Any]:
        return {**super().row(row, found), "kind": SearchKind(row["kind"]).label}
