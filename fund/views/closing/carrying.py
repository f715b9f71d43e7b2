"""Carrying over what is left on a budget line, or what an award still has to get."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError

from ...domain.closing.carrying import carry_award, carry_over
from ...forms.closing.carrying import CarryAwardForm, CarryOverForm
from ...models import BudgetLine
from ...queries.closing.lines import Promised, left_on, promised_in
from ...rules.money import to_the_cent
from .base import OfYear


class CarryOver(OfYear, View):
    """A form about one line; what was typed stays when it is refused."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(CarryOverForm(line=self.line))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = CarryOverForm(request.POST, line=self.line)
        if not form.is_valid():
            return self.show(form)
        try:
            carried = carry_over(line=self.line, **form.cleaned_data, **self.by_now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(
            request,
            f"{to_the_cent(carried.amount_cents)} is overgeheveld naar {carried.to_line}.",
        )
        return redirect("fund_close", self.year.pk)

    @cached_property
    def line(self) -> BudgetLine:
        lines = BudgetLine.objects.select_related("programme", "year")
        return get_object_or_404(lines, year=self.year, pk=self.kwargs["pk"])

    def show(self, form: CarryOverForm) -> HttpResponse:
        context = {
            "year": self.year,
            "line": self.line,
            "left": next(one for one in left_on(self.year) if one.line == self.line),
            "form": form,
        }
        status = 422 if form.is_bound else 200
        template = "fund/closing/carry_over.html"
        return render(self.request, template, context, status=status)


class CarryAward(OfYear, View):
    """A form about one award: all that it still has to get."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(CarryAwardForm(line=self.line))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = CarryAwardForm(request.POST, line=self.line)
        if not form.is_valid():
            return self.show(form)
        award = self.promised.award
        try:
            carried = carry_award(award=award, **form.cleaned_data, **self.by_now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(
            request,
            f"{to_the_cent(carried.amount_cents)} van {award.number} is overgeheveld "
            f"naar {carried.to_line}.",
        )
        return redirect("fund_close", self.year.pk)

    @cached_property
    def promised(self) -> Promised:
        number = self.kwargs["number"]
        found = [one for one in promised_in(self.year) if one.award.number == number]
        if not found:
            raise Http404(f"van {number} valt niets over te hevelen")
        return found[0]

    @property
    def line(self) -> BudgetLine:
        lines = BudgetLine.objects.select_related("programme", "year")
        found: BudgetLine = lines.get(
            year=self.year, programme=self.promised.award.budget_line.programme_id
        )
        return found

    def show(self, form: CarryAwardForm) -> HttpResponse:
        context = {
            "year": self.year,
            "line": self.line,
            "promised": self.promised,
            "form": form,
        }
        status = 422 if form.is_bound else 200
        template = "fund/closing/carry_award.html"
        return render(self.request, template, context, status=status)
