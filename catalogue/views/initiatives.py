"""The list of initiatives."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from catalogue.enums import Domain, InitiativePhase
from catalogue.queries.initiative_rows import INITIATIVES
from catalogue.queries.lists import Asked, Found
from catalogue.views.listing import ListPage, Words
from samenorganiseren.shared.feeds import Entry, feed


class Initiatives(ListPage):
    """What municipalities develop together."""

    shape = INITIATIVES
    template_name = "catalogue/initiatives.html"
    words = Words(
        title="Initiatieven",
        lead="Wat gemeenten samen ontwikkelen, van idee tot beheer.",
        search="Zoek in initiatieven",
        one="initiatief",
        many="initiatieven",
    )

    def row(self, row: dict[str, Any], found: Found) -> dict[str, Any]:
        return {
            **super().row(row, found),
            "domain": Domain(row["domain"]).label,
            "phase": InitiativePhase(row["phase"]).label,
        }

    def as_feed(self, request: HttpRequest, asked: Asked) -> HttpResponseBase:
        newest = Asked(asked.text, asked.chosen, "laatst-gewijzigd")
        rows = self.look_up(newest, per_page=50).rows
        entries = [Entry.of(row, f"/initiatieven/{row['slug']}/") for row in rows]
        return feed(request, "Initiatieven", entries)

    forms = {"atom": "as_feed"}
