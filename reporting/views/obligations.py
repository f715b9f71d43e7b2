"""Verplichtingen: what binds a municipality on a day, and what that asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from catalogue.queries.obligations import Obligation, obligations_of
from catalogue.rules.adoption import may_state
from catalogue.rules.obligations import Urgency
from municipalities.models import Municipality
from samenorganiseren.shared.downloads import answer_with
from samenorganiseren.shared.forms.register_days import day_asked
from samenorganiseren.shared.states import WORDS

from .of_home import OfHome

HEADER = (
    "Standaard",
    "Verbindendheid",
    "Op gezag van",
    "Vanaf",
    "Besloten door",
    "Besloten op",
    "Bron",
    "Stand",
    "Voor",
    "Hoe dringend",
    "Wat te doen",
    "Adres",
)
FORMS = ("csv", "ods")


class Obligations(OfHome, View):
    """For people of a municipality, and coordinators for their members."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        day, problem = self._day()
        municipality = self.municipality
        found = obligations_of(municipality, day)
        shown = [one for one in found if self.wanted in ("", one.asked.urgency)]
        form = request.GET.get("vorm", "")
        if form in FORMS:
            name = f"verplichtingen-{municipality.slug}-{day}"
            return answer_with(form, name, HEADER, self._lines(shown))
        return render(
            request,
            "reporting/obligations.html",
            self._context(municipality, day, problem, found, shown),
            status=400 if problem else 200,
        )

    def _day(self) -> tuple[date, str]:
        """The day that was typed; today, with the sentence, where it is none."""
        try:
            return day_asked(self.request.GET.get("op", "").strip(), self.today), ""
        except ValidationError as refusal:
            return self.today, " ".join(refusal.messages)

    @cached_property
    def wanted(self) -> str:
        asked = self.request.GET.get("toon", "")
        if asked not in ("", *Urgency.values):
            raise Http404
        return asked

    def _context(
        self,
        municipality: Municipality,
        day: date,
        problem: str,
        found: list[Obligation],
        shown: list[Obligation],
    ) -> dict[str, Any]:
        counted = Counter(one.asked.urgency for one in found)
        return {
            "municipality": municipality,
            "choices": self.choices,
            "day": day,
            "is_today": day == self.today,
            "problem": problem,
            "typed": self.request.GET.get("op", ""),
            "total": len(found),
            "wanted": self.wanted,
            "filters": [
                (urgency.value, urgency.label, counted[urgency])
                for urgency in Urgency
                if counted[urgency] or urgency == self.wanted
            ],
            "rows": shown,
            "may_state": bool(may_state(self.request.user, [municipality], self.today)),
        }

    def _lines(self, shown: list[Obligation]) -> Iterator[tuple[Any, ...]]:
        for one in shown:
            decided = one.decided
            yield (
                one.name,
                decided.word,
                decided.authority,
                decided.since or "",
                decided.by,
                decided.on or "",
                decided.source,
                WORDS[one.state],
                one.asked.day or "",
                one.asked.urgency.label,
                one.asked.step,
                self.request.build_absolute_uri(reverse("standard", args=[one.slug])),
            )
