"""Planning a heavier bindingness, and concluding an evaluation."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict

from ...domain.decisions.applying import conclude_evaluation
from ...domain.decisions.plans import plan_escalation
from ...forms.decisions.planning import EvaluationForm, PlanForm
from ...models import Dossier, EscalationPlan
from ...rules.dossiers import may_handle
from .deciding import numbered


class Handling(Guarded, View):
    """For the secretary of the body where the dossier is."""

    template_name = ""

    @cached_property
    def dossier(self) -> Dossier:
        return numbered(self.kwargs["number"])

    def verdict(self) -> Verdict:
        return may_handle(self.request.user, self.dossier)

    def show(self, form: Form) -> HttpResponse:
        context = {"form": form, "dossier": self.dossier}
        status = 422 if form.is_bound else 200
        return render(self.request, self.template_name, context, status=status)


class PlanEscalation(Handling):
    """To which level, when, and what must be reached first."""

    template_name = "governance/decisions/plan.html"

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        plan = EscalationPlan.objects.filter(dossier=self.dossier).first()
        typed = (
            {
                "to_level": plan.to_level,
                "planned_on": plan.planned_on,
                **PlanForm.typed_from(plan.conditions),
            }
            if plan
            else {
                "to_level": self.dossier.intended_level or None,
                "planned_on": self.dossier.intended_in_force_on,
            }
        )
        return self.show(PlanForm(initial=typed))

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        form = PlanForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            plan_escalation(
                dossier=self.dossier,
                to_level=form.cleaned_data["to_level"],
                planned_on=form.cleaned_data["planned_on"],
                conditions=form.conditions(),
                by=request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, "Gepland. De voorwaarden worden doorlopend gemeten.")
        return redirect(self.dossier)


class ConcludeEvaluation(Handling):
    """Extend the decision as it is, or have it revised."""

    template_name = "governance/decisions/evaluate.html"

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        return self.show(EvaluationForm())

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        form = EvaluationForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            conclude_evaluation(
                dossier=self.dossier,
                by=request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, "De evaluatie is afgerond.")
        return redirect(self.dossier)
