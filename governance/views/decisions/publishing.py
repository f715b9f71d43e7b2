"""Publishing several decisions in one press, and correcting one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict

from ...domain.decisions.publishing import publish_decisions
from ...domain.decisions.rectifying import rectify
from ...forms.decisions.publishing import PublishForm, RectifyForm
from ...models import Decision, Resolution
from ...queries.decisions.waiting import waiting_for_publication
from ...rules.decisions import may_publish


class Publisher(Guarded, View):
    """For the secretaries of the board and the directorate."""

    def verdict(self) -> Verdict:
        return may_publish(self.request.user)


class PublishDecisions(Publisher):
    """All that is ticked, or nothing."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(PublishForm(decisions=waiting_for_publication()))

    def post(self, request: HttpRequest) -> HttpResponse:
        waiting = waiting_for_publication()
        form = PublishForm(request.POST, decisions=waiting)
        if not form.is_valid():
            return self.show(form)
        chosen = form.cleaned_data["besluit"]
        try:
            made = publish_decisions(
                decisions=Decision.objects.filter(pk__in=chosen),
                by=request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        numbers = ", ".join(resolution.number for resolution in made)
        messages.success(request, f"Gepubliceerd: {numbers}.")
        return redirect("resolutions")

    def show(self, form: PublishForm) -> HttpResponse:
        context = {"form": form, "waiting": waiting_for_publication()}
        status = 422 if form.is_bound else 200
        template = "governance/decisions/publish.html"
        return render(self.request, template, context, status=status)


class Rectify(Publisher):
    """A new document that points back at the one with the mistake."""

    @cached_property
    def resolution(self) -> Resolution:
        found = Resolution.objects.with_names()
        return get_object_or_404(found, number=self.kwargs["number"])

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        before = {"text": self.resolution.content["tekst"]}
        return self.show(RectifyForm(initial=before))

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        form = RectifyForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            made = rectify(
                resolution=self.resolution,
                by=request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, f"Gepubliceerd als rectificatie {made.number}.")
        return redirect(made)

    def show(self, form: RectifyForm) -> HttpResponse:
        context = {"form": form, "resolution": self.resolution}
        status = 422 if form.is_bound else 200
        template = "governance/decisions/rectify.html"
        return render(self.request, template, context, status=status)
