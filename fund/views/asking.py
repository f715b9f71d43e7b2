"""What the pages share that ask one question: the form, the verb, and what was typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError


class Asked(View):
    """One form. What was typed stays when it is refused; `act` is one verb of the domain."""

    title = lead = kind = done = ""
    button = "Bewaar"
    template_name = "fund/ask.html"
    #: The list that stands above this page, and its address.
    crumb: tuple[str, str]

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
        """Do it. An answer of its own leads elsewhere than `back`."""
        raise NotImplementedError

    def back(self) -> str:
        raise NotImplementedError

    def show(self, form: Form) -> HttpResponse:
        context = {
            "form": form,
            "title": self.title,
            "lead": self.lead,
            "kind": self.kind,
            "button": self.button,
            "back": self.back(),
            "crumb": self.came_from(),
        }
        status = 422 if form.is_bound else 200
        return render(self.request, self.template_name, context, status=status)

    def came_from(self) -> tuple[str, str]:
        """The list or page that stands above this one."""
        label, name = self.crumb
        return label, reverse(name)
