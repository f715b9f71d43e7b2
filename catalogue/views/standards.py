"""The list of standards, and the same as a download or a feed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from catalogue.enums import Authority, Bindingness, Kind, Lifecycle
from catalogue.queries.lists import Asked, Found
from catalogue.queries.standard_cells import sheet_for
from catalogue.queries.standard_rows import STANDARDS, shown_in
from catalogue.views.listing import ListPage, Words
from samenorganiseren.shared.downloads import answer_with_sheet
from samenorganiseren.shared.feeds import Entry, feed

ROW = "catalogue/standard_row.html"
ROWS_KEPT = 1_000
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
        told = {
            **super().row(row, found),
            "kind": Kind(row["kind"]).label,
            "lifecycle": lifecycle.label,
            "lifecycle_pill": LIFECYCLE_PILLS.get(lifecycle, ""),
            "bindingness_word": Bindingness(row["bindingness"]).label,
            "authority": authority_aside(row["authority"]),
            "times": shown_in(row, self.request.user),
        }
        return {**told, "drawn": drawn_row(told, found.municipalities)}

    def context(
        self, request: HttpRequest, asked: Asked, found: Found
    ) -> dict[str, Any]:
        has_fictitious = any(row["is_fictitious"] for row in found.rows)
        return super().context(request, asked, found) | {
            "has_fictitious": has_fictitious
        }

    def as_download(self, request: HttpRequest, asked: Asked) -> HttpResponseBase:
        day = timezone.localdate()
        address = request.build_absolute_uri("/standaarden/")
        sheet = sheet_for(request.user, asked, day, address=address)
        return answer_with_sheet(request.GET["vorm"], f"standaarden-{day}", sheet)

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


def drawn_row(row: Mapping[str, Any], municipalities: int) -> SafeString:
    """The row as on the page: all that it shows is in its values, so whoever asks
    for the same gets the same. Drawing twenty rows took more than all the rest."""
    values = tuple(row.items())
    return (_draw if settings.DEBUG else _kept_row)(values, municipalities)


def _draw(values: tuple[tuple[str, Any], ...], municipalities: int) -> SafeString:
    context = {"row": dict(values), "municipalities": municipalities}
    return render_to_string(ROW, context)


_kept_row = lru_cache(maxsize=ROWS_KEPT)(_draw)
