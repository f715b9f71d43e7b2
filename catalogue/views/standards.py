"""The list of standards, and the same as a download or a feed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from catalogue.enums import Authority, Bindingness, Kind, Lifecycle
from catalogue.queries.lists import Asked, Found
from catalogue.queries.standard_rows import STANDARDS, shown_in
from catalogue.views.downloads import answer_with
from catalogue.views.listing import ListPage, Words
from catalogue.views.standard_cells import HEADER, Telling, cells
from samenorganiseren.shared.feeds import Entry, feed

LIFECYCLE_PILLS = {Lifecycle.WITHDRAWN: "bad", Lifecycle.END_OF_SUPPORT: "warn"}


class Standards(ListPage):
    """Searched, narrowed down and sorted, all in the address."""

    shape = STANDARDS
    template_name = "catalogue/standards.html"
    words = Words(
        title="Standaarden",
        lead="Afspraken die gemeenten samen hebben gemaakt of gebruiken.",
        search="Zoek in standaarden",
        one="standaard",
        many="standaarden",
    )

    def row(self, row: dict[str, Any], found: Found) -> dict[str, Any]:
        lifecycle = Lifecycle(row["lifecycle"])
        return {
            **super().row(row, found),
            "kind": Kind(row["kind"]).label,
            "lifecycle": lifecycle.label,
            "lifecycle_pill": LIFECYCLE_PILLS.get(lifecycle, ""),
            "bindingness_word": Bindingness(row["bindingness"]).label,
            "authority": authority_aside(row["authority"]),
            "times": shown_in(row, self.request.user),
        }

    def context(
        self, request: HttpRequest, asked: Asked, found: Found
    ) -> dict[str, Any]:
        has_fictitious = any(row["is_fictitious"] for row in found.rows)
        return super().context(request, asked, found) | {
            "has_fictitious": has_fictitious
        }

    def as_download(self, request: HttpRequest, asked: Asked) -> HttpResponseBase:
        found = self.every_row(asked)
        told = Telling(request, found.municipalities, timezone.localdate())
        rows = (cells(row, told) for row in found.rows)
        return answer_with(request.GET["vorm"], f"standaarden-{told.day}", HEADER, rows)

    def as_feed(self, request: HttpRequest, asked: Asked) -> HttpResponseBase:
        newest = Asked(asked.text, asked.chosen, "laatst-gewijzigd")
        rows = self.look_up(newest, per_page=50).rows
        entries = [Entry.of(row, f"/standaarden/{row['slug']}/") for row in rows]
        return feed(request, "Standaarden", entries)

    forms = {"csv": "as_download", "ods": "as_download", "atom": "as_feed"}


def authority_aside(authority: str) -> str:
    """By whom, where it is not the VNG."""
    if authority in ("", Authority.VNG):
        return ""
    return "de wet" if authority == Authority.LAW else Authority(authority).label
