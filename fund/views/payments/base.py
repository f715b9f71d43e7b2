"""What the pages of the bank share: asking one question, pressing one button."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError

from ...domain.payments.placing import Hand
from ...models import BankTransaction
from ...queries.payments.placed import placements_of
from ...queries.payments.waiting import left_of
from ...queries.payments.worklist import next_after
from ..gate import Administrators


class Asked(Administrators, View):
    """One form. What was typed stays when it is refused."""

    title = lead = ""
    button = "Bewaar"
    done = ""
    template_name = "fund/payments/ask.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            answer = self.act(form, timezone.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        if self.done:
            messages.success(request, self.done)
        return answer or redirect(self.back())

    def form(self, data: Any = None) -> Form:
        raise NotImplementedError

    def act(self, form: Any, now: datetime) -> HttpResponseBase | None:
        raise NotImplementedError

    def back(self) -> str:
        return reverse("fund_bank")

    def crumb(self) -> str:
        """What stands above this page."""
        return "Bank"

    def show(self, form: Form) -> HttpResponse:
        context = {
            "form": form,
            "title": self.title,
            "lead": self.lead,
            "button": self.button,
            "back": self.back(),
            "crumb": self.crumb(),
        }
        status = 422 if form.is_bound else 200
        return render(self.request, self.template_name, context, status=status)


class OfLine(View):
    """About one line of the bank."""

    @cached_property
    def line(self) -> BankTransaction:
        lines = BankTransaction.objects.select_related(
            "statement", "bank_account"
        ).defer("statement__content")
        return get_object_or_404(lines, pk=self.kwargs["pk"])

    def hand(self, form: Any) -> Hand:
        """The line as it was seen, and the reason."""
        typed = form.cleaned_data
        return Hand(line=self.line, seen=typed["gezien"], reason=typed["reason"])

    def seen(self) -> int:
        return placements_of(self.line).count()

    def left(self) -> int:
        return left_of(self.line)

    def onward(self) -> str:
        """The next line that waits; this one while something of it is left."""
        if self.left():
            return self.line.get_absolute_url()
        after = next_after(self.line)
        if after is None:
            return reverse("fund_bank_worklist")
        return reverse("fund_bank_line", args=[after])
