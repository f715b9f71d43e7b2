"""What the pages of the books have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.days import day_of

from ...queries.ledger.asked import Asked, Unreadable, asked_in
from ..gate import Administrators


class Books(Administrators, View):
    """A page that reads the books until a day; `page` makes it."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **where: Any) -> HttpResponseBase:
        try:
            return self.page(**where)
        except Unreadable as refusal:
            context = {"why": str(refusal)}
            return render(request, "fund/ledger/refused.html", context, status=400)

    @cached_property
    def asked(self) -> Asked:
        return asked_in(self.request.GET.dict(), day_of(timezone.now()))

    def page(self, **where: Any) -> HttpResponseBase:
        raise NotImplementedError

    def show(self, template: str, **context: Any) -> HttpResponse:
        return render(
            self.request,
            f"fund/ledger/{template}.html",
            {"asked": self.asked, **context},
        )
