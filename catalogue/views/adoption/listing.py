"""All municipalities of a standard, as far as the ring of the standard allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.downloads import answer_with
from samenorganiseren.shared.states import WORDS

from ...forms.adoption_list import AdoptionListForm
from ...models import Standard
from ...queries.adoption import Row, list_of, picture_of, rows_of
from ...queries.figures import with_figures
from ...rules.adoption import reads_explanations
from ...rules.visibility import sees_names
from .panels import legend_rows

PER_PAGE = 50
HEADER = [
    "Gemeente",
    "CBS-code",
    "Provincie",
    "Stand",
    "Sinds",
    "Hoe zeker",
    "Stand op",
]
TOTALS_HEADER = ["Stand", "Gemeenten", "Stand op"]


class AdoptionList(View):
    """Who may not see names gets the same totals as on the page of the standard."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        form = AdoptionListForm(request.GET)
        is_valid, asked = form.is_valid(), form.cleaned_data
        day = min(asked.get("op") or timezone.localdate(), timezone.localdate())
        published = Standard.objects.published()
        standard = get_object_or_404(
            with_figures(published, request.user, day), slug=slug
        )
        if not is_valid:
            return self.show(standard, form, {}, status=400)
        if asked["vorm"]:
            return self.download(standard, asked, day)
        return self.show(standard, form, self.context(standard, asked, day))

    def found(self, standard: Standard, asked: dict[str, Any], day: date) -> Any:
        return list_of(
            standard,
            self.request.user,
            day,
            states=asked["stand"],
            province=asked["provincie"],
        )

    def context(
        self, standard: Standard, asked: dict[str, Any], day: date
    ) -> dict[str, Any]:
        viewer = self.request.user
        picture = picture_of(standard, viewer, day, with_cells=False)
        page = page_of(self.found(standard, asked, day), asked["pagina"] or 1)
        return {
            "picture": picture,
            "legend": legend_rows(picture),
            "page": page,
            "rows": rows_of(page, viewer, timezone.now()),
            "has_names": sees_names(viewer, standard),
            "reads_contacts": reads_explanations(viewer),
            "day": day,
        }

    def show(
        self,
        standard: Standard,
        form: AdoptionListForm,
        context: dict[str, Any],
        status: int = 200,
    ) -> HttpResponseBase:
        query = self.request.GET.copy()
        query.pop("vorm", None)
        query.pop("pagina", None)
        context |= {"standard": standard, "form": form, "query": query.urlencode()}
        template = "catalogue/adoption/list.html"
        return render(self.request, template, context, status=status)

    def download(
        self, standard: Standard, asked: dict[str, Any], day: date
    ) -> HttpResponseBase:
        viewer, now = self.request.user, timezone.now()
        name = f"toepassingen-{standard.slug}-{day}"
        if not sees_names(viewer, standard):
            counts = picture_of(standard, viewer, day, with_cells=False).counts
            rows: Iterable[list[Any]] = [
                [WORDS[state], shown.words, counts.as_of.isoformat()]
                for state, shown in counts.by_state.items()
            ]
            return answer_with(asked["vorm"], name, TOTALS_HEADER, rows)
        found = self.found(standard, asked, day)
        rows = cells_of(rows_of(found, viewer, now), day)
        return answer_with(asked["vorm"], name, HEADER, rows)


def page_of(found: Any, number: int) -> Page[Any]:
    """A page of the list; its length comes along with its rows."""
    first = (number - 1) * PER_PAGE
    rows = list(found.annotate(total=Window(Count("pk")))[first : first + PER_PAGE])
    if first and not rows:
        raise Http404
    total = rows[0].total if rows else 0
    return Page(rows, number, Paginator(range(total), PER_PAGE))


def cells_of(rows: Iterable[Row], day: date) -> Iterator[list[Any]]:
    for row in rows:
        yield [
            row.municipality.name,
            row.municipality.code,
            row.municipality.province.name,
            WORDS[row.state],
            row.since.isoformat() if row.since else "",
            row.sureness.sentence if row.sureness else "",
            day.isoformat(),
        ]
