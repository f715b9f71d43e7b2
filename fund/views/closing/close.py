"""The close of a year: its checklist, what it will book, and how it came out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.days import day_of

from ...domain.closing import closing, preparing
from ...enums import YearState
from ...models import YearClose
from ...queries.closing import closed
from ...queries.closing.checklist import checklist_of
from ...queries.closing.lines import left_on, promised_in
from ...queries.closing.planned import planned_for
from ...rules.access import may_approve
from ...rules.closing import may_be_closed
from ..acting import Pressed
from ..gate import Administrators
from .base import OfYear


class ClosedYears(Administrators, View):
    """Every year, and how it was closed."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"years": closed.years()}
        return render(request, "fund/closing/years.html", context)


class Close(OfYear, View):
    """One address before, during and after the close of a year."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        if self.year.state == YearState.CLOSED:
            return render(request, "fund/closing/closed.html", self.afterwards())
        return render(request, "fund/closing/close.html", self.before())

    def before(self) -> dict[str, Any]:
        points = checklist_of(self.year, day_of(timezone.now()))
        close = self.prepared
        return {
            "year": self.year,
            "points": points,
            "open_count": sum(not point.holds for point in points),
            "is_ready": bool(may_be_closed(points)),
            "planned": planned_for(self.year),
            "lines": left_on(self.year),
            "promised": promised_in(self.year),
            "close": close,
            "closing": close and may_approve(self.request.user, close.prepared_by_id),
        }

    def afterwards(self) -> dict[str, Any]:
        context: dict[str, Any] = {"year": self.year, "close": self.prepared}
        if self.prepared:
            context["booked"] = closed.booked_by(self.prepared)
            context["opening"] = closed.opening_after(self.prepared)
            context["is_equal"] = closed.begins_as_it_ended(self.prepared)
        return context

    @property
    def prepared(self) -> YearClose | None:
        return getattr(self.year, "close", None)


class OnClose(OfYear, Pressed):
    """What happened is told on the page of the close."""

    def back(self) -> str:
        return reverse("fund_close", args=[self.year.pk])


class Prepare(OnClose):
    """The first person says that everything holds."""

    @property
    def done(self) -> str:
        return (
            f"Het sluiten van {self.year} is voorbereid. Een tweede beheerder leest het "
            "na en sluit het jaar."
        )

    def act(self) -> None:
        preparing.prepare_close(year=self.year, **self.by_now())


class DoClose(OnClose):
    """The second person closes."""

    @property
    def done(self) -> str:
        return f"Boekjaar {self.year} is gesloten en verzegeld."

    def act(self) -> None:
        seen = self.request.POST.get("gezien", "")
        closing.close_year(year=self.year, seen=seen, **self.by_now())
