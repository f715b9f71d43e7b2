"""Carrying over what is left on a budget line."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError

from ...domain.closing.carrying import carry_over
from ...forms.closing.carrying import CarryOverForm
from ...models import BudgetLine
from ...queries.closing.lines import left_on
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
