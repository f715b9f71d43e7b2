"""The list of needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from catalogue.enums import Domain, NeedState
from catalogue.queries.lists import Asked, Found
from catalogue.queries.need_rows import NEEDS
from catalogue.views.listing import ListPage, Words
from samenorganiseren.shared.feeds import Entry, feed

STATE_PILLS = {NeedState.ANSWERED: "good", NeedState.OPEN: "now"}


class Needs(ListPage):
    """What municipalities need and do not want to make alone."""

    shape = NEEDS
    template_name = "catalogue/needs.html"
    words = Words(
        title="Behoeften",
        lead="Wat gemeenten nodig hebben en niet elk apart willen maken.",
        search="Zoek in behoeften",
        one="behoefte",
        many="behoeften",
    )

    def row(self, row: dict[str, Any], found: Found) -> dict[str, Any]:
        return {
            **super().row(row, found),
            "domain": Domain(row["domain"]).label,
            "state": NeedState(row["state"]).label,
            "pill": STATE_PILLS.get(NeedState(row["state"]), ""),
        }

    def as_feed(self, request: HttpRequest, asked: Asked) -> HttpResponseBase:
        newest = Asked(asked.text, asked.chosen, "nieuwste")
        rows = self.look_up(newest, per_page=50).rows
        entries = [Entry.of(row, f"/behoeften/{row['slug']}/") for row in rows]
        return feed(request, "Behoeften", entries)

    forms = {"atom": "as_feed"}
