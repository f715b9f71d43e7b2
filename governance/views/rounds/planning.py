"""The secretary plans a round over a dossier that is with the body."""

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

from ...domain.rounds.planning import plan_round
from ...enums import RoundMode
from ...forms.rounds.keeping import PlanForm
from ...models import Body, Dossier
from ...rules import rounds as rules


class Plan(Guarded, View):
    """Which question, and how it is answered."""

    http_method_names = ["get", "head", "post", "options"]

    @cached_property
    def dossier(self) -> Dossier:
        return get_object_or_404(Dossier, pk=self.kwargs["dossier"])

    @cached_property
    def body(self) -> Body:
        bodies = Body.objects.select_related("organisation")
        return get_object_or_404(bodies, slug=self.kwargs["body"])

    def verdict(self) -> Verdict:
        return rules.may_ask(self.request.user, self.body, self.dossier)

    def get(self, request: HttpRequest, dossier: int, body: str) -> HttpResponse:
        return self.show(PlanForm(dossier=self.dossier, body=self.body))

    def post(self, request: HttpRequest, dossier: int, body: str) -> HttpResponse:
        form = PlanForm(request.POST, dossier=self.dossier, body=self.body)
        if not form.is_valid():
            return self.show(form)
        try:
            planned = plan_round(
                dossier=self.dossier,
                body=self.body,
                question=form.cleaned_data["vraag"],
                mode=RoundMode(form.cleaned_data["wijze"]),
                item=form.cleaned_data["agendapunt"],
                by=request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, "De ronde is gepland. Open haar als alles klaar is.")
        return redirect("round_keeping", pk=planned.pk)

    def show(self, form: PlanForm) -> HttpResponse:
        context = {"dossier": self.dossier, "body": self.body, "form": form}
        status = 422 if form.is_bound else 200
        return render(
            self.request, "governance/rounds/plan.html", context, status=status
        )
