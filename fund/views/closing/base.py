"""What the pages of closing share: the year, and one press without a question."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError

from ...models import FiscalYear
from ..gate import Administrators


class OfYear(Administrators):
    """About one year of the fund."""

    kwargs: dict[str, Any]

    @cached_property
    def year(self) -> FiscalYear:
        years = FiscalYear.objects.select_related("close__seal")
        return get_object_or_404(years, pk=self.kwargs["year"])

    def by_now(self) -> dict[str, Any]:
        return {"by": self.request.user, "now": timezone.now()}


class Pressed(OfYear, View):
    """One press; what happened is told on the page of the close."""

    http_method_names = ["post"]
    done = ""

    def act(self) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        year = self.year.pk
        try:
            self.act()
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, self.done.format(year=year))
        return redirect("fund_close", year)
