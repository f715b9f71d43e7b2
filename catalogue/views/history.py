"""How a page was before, and what changed between two moments."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import View

from ..models import Initiative, Standard
from ..queries.differences import Part, word_differences
from ..queries.history import Moment, as_it_was, moments_of
from ..rules.editing import may_edit_catalogue


class Row(NamedTuple):
    """One heading with its words then and later."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> list[Part]:
        return word_differences(self.before, self.after)


class History(View):
    """For everyone; who wrote it is not told here."""

    model: type[Standard] | type[Initiative] = Standard

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        page = get_object_or_404(self.model, slug=slug)
        if page.published_at is None and not may_edit_catalogue(request.user):
            raise Http404
        moments = moments_of(page)
        known = {moment.key: moment for moment in moments}
        before, after = self.chosen(request, known, moments)
        context = {
            "page": page,
            "is_initiative": isinstance(page, Initiative),
            "moments": moments,
            "before": before,
            "after": after,
            "rows": compared(page, before, after) if before and after else [],
            "is_unknown": self.asks_for_unknown(request, known),
        }
        return render(request, "catalogue/editing/history.html", context)

    def chosen(
        self, request: HttpRequest, known: dict[str, Moment], moments: list[Moment]
    ) -> tuple[Moment | None, Moment | None]:
        """The two moments to compare, the older first; else the last two."""
        after = known.get(request.GET.get("tot", "")) or next(iter(moments), None)
        earlier = [moment for moment in moments if after and moment.at < after.at]
        before = known.get(request.GET.get("van", "")) or next(iter(earlier), None)
        if before and after and before.at > after.at:
            return after, before
        return before, after

    def asks_for_unknown(self, request: HttpRequest, known: dict[str, Any]) -> bool:
        asked = [request.GET[name] for name in ("van", "tot") if request.GET.get(name)]
        return any(moment not in known for moment in asked)


def compared(page: Any, before: Moment, after: Moment) -> list[Row]:
    """The headings whose words differ."""
    old, new = as_it_was(page, before.at), as_it_was(page, after.at)
    return [
        Row(label, old.get(label, ""), new.get(label, ""))
        for label in {**old, **new}
        if old.get(label, "") != new.get(label, "")
    ]
