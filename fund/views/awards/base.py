"""What the pages about awards share: asking one question, and pressing one button."""

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

from ...models import Award
from ..acting import Acting

PREPARED = "voorbereid-"


def award_by(reference: str) -> Award:
    """The award of this address, with what its page says."""
    found = Award.objects.select_related(
        "budget_line__programme",
        "request__dossier",
        "request__requester",
        "initiative",
        "advice__dossier",
        "resolution__decision",
        "decision__body__organisation",
        "recipient_municipality",
    )
    number = reference.removeprefix(PREPARED)
    if number != reference and number.isdecimal():
        return get_object_or_404(found, pk=int(number), number="")
    return get_object_or_404(found, number=reference)


class OfAward(Acting, View):
    """About one award."""

    @cached_property
    def award(self) -> Award:
        return award_by(self.kwargs["number"])


class Asked(View):
    """One form. What was typed stays when it is refused."""

    title = ""
    lead = ""
    button = "Bewaar"
    done = ""
    template_name = "fund/awards/ask.html"
    crumb = ("Toekenningen", "fund_awards")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            self.act(form, timezone.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, self.done)
        return redirect(self.back())

    def form(self, data: Any = None) -> Form:
        raise NotImplementedError

    def act(self, form: Any, now: datetime) -> None:
        raise NotImplementedError

    def back(self) -> str:
        raise NotImplementedError

    def show(self, form: Form) -> HttpResponse:
        context = {
            "form": form,
            "title": self.title,
            "lead": self.lead,
            "button": self.button,
            "back": self.back(),
            "crumb": self.came_from(),
            **self.more(),
        }
        status = 422 if form.is_bound else 200
        return render(self.request, self.template_name, context, status=status)

    def came_from(self) -> tuple[str, str]:
        """The list or page that stands above this one."""
        label, name = self.crumb
        return label, reverse(name)

    def more(self) -> dict[str, Any]:
        return {}
