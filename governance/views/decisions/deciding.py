"""Bringing a dossier on, entering what was decided, and confirming it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ...domain.decisions import deciding, forwarding
from ...enums import BodyKind, Outcome, Stage
from ...forms.decisions.decision import DecisionForm, DecisionStepForm
from ...models import Body, Decision, Dossier
from ...queries.decisions.advices import last_version, standing_advice
from ...queries.decisions.impact_picture import impact_picture
from ...rules.decisions import may_confirm, may_decide, may_read_decision, publishes
from ...rules.dossiers import may_handle

FORWARD = {
    Stage.TASKFORCE: forwarding.to_college,
    Stage.COLLEGE: forwarding.to_board,
}


def numbered(number: str) -> Dossier:
    """The dossier of this number."""
    return get_object_or_404(Dossier.objects.submitted().with_names(), number=number)


class Forward(Guarded, View):
    """To the next body, with the advice."""

    http_method_names = ["post", "options"]

    @cached_property
    def dossier(self) -> Dossier:
        return numbered(self.kwargs["number"])

    def verdict(self) -> Verdict:
        if self.dossier.stage not in FORWARD:
            raise Http404
        return may_handle(self.request.user, self.dossier)

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        forward = FORWARD[Stage(self.dossier.stage)]
        try:
            moved = forward(dossier=self.dossier, by=request.user, now=timezone.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect(self.dossier)
        messages.success(request, f"Dit dossier staat nu {moved.get_stage_display()}.")
        return redirect(self.dossier)


class RecordDecision(Guarded, View):
    """The secretary of the board (or the directorate) enters what was decided."""

    @cached_property
    def dossier(self) -> Dossier:
        return numbered(self.kwargs["number"])

    @cached_property
    def body(self) -> Body | None:
        kinds = (BodyKind.BOARD, BodyKind.DIRECTORATE)
        found = Body.objects.filter(kind__in=kinds).by_order()
        return next((b for b in found if may_decide(self.request.user, b)), None)

    def verdict(self) -> Verdict:
        return allowed_if(
            self.body is not None,
            "Dit doet de secretaris van het VNG-bestuur of van de VNG-directie.",
        )

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        dossier = self.dossier
        return self.show(
            self.form(
                initial={
                    "level": dossier.intended_level,
                    "in_force_on": dossier.intended_in_force_on,
                }
            )
        )

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            decision = deciding.record_decision(
                dossier=self.dossier,
                body=self.body,
                decided=form.decided(),
                by=request.user,
                now=timezone.now(),
            )
        except deciding.MotivationMissing as refusal:
            form.add_error("motivation", str(refusal))
            return self.show(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(
            request, "Ingevoerd. Een tweede persoon leest het na en bevestigt het."
        )
        return redirect("decision", decision.pk)

    @cached_property
    def advice(self):
        version = last_version(self.dossier)
        return standing_advice(self.dossier, BodyKind.COLLEGE, version)

    def form(self, data: Any = None, **kwargs: Any) -> DecisionForm:
        return DecisionForm(
            data,
            is_evaluation=self.dossier.stage == Stage.EVALUATION,
            has_conditions=bool(self.advice and self.advice.conditions),
            **kwargs,
        )

    def show(self, form: DecisionForm) -> HttpResponse:
        context = {
            "dossier": self.dossier,
            "advice": self.advice,
            "body": self.body,
            "form": form,
            "is_there": self.dossier.stage in (Stage.BOARD, Stage.EVALUATION),
        }
        status = 422 if form.is_bound else 200
        template = "governance/decisions/record_decision.html"
        return render(self.request, template, context, status=status)


class DecisionPage(Guarded, View):
    """What was entered, with its consequences; a second person confirms it."""

    @cached_property
    def decision(self) -> Decision:
        found = Decision.objects.with_all().select_related("entered_by")
        return get_object_or_404(found, pk=self.kwargs["decision_id"])

    def verdict(self) -> Verdict:
        return may_read_decision(self.request.user, self.decision)

    def get(self, request: HttpRequest, decision_id: int) -> HttpResponse:
        return self.show()

    def post(self, request: HttpRequest, decision_id: int) -> HttpResponse:
        form = DecisionStepForm(request.POST)
        if not form.is_valid():
            return self.show("Kies wat u met dit besluit wilt doen.")
        step = {"decision": self.decision, "by": request.user, "now": timezone.now()}
        try:
            match form.cleaned_data["stap"]:
                case "bevestigen":
                    deciding.confirm_decision(**step)
                    told = "Bevestigd. Het besluit kan gepubliceerd worden."
                case "gevolgen":
                    deciding.renew_impact(**step)
                    told = "De gevolgen zijn opnieuw bepaald."
                case _:
                    deciding.discard_decision(**step)
                    messages.success(
                        request, "Weggehaald. U kunt het opnieuw invoeren."
                    )
                    return redirect("record_decision", self.decision.dossier.number)
        except DomainError as refusal:
            return self.show(str(refusal))
        messages.success(request, told)
        return redirect("decision", decision_id)

    def show(self, refusal: str = "") -> HttpResponse:
        decision, user = self.decision, self.request.user
        context = {
            "decision": decision,
            "refusal": refusal,
            "confirm": may_confirm(user, decision, day_of(timezone.now())),
            "may_enter": bool(may_decide(user, decision.body)),
            "may_publish": publishes(user) and decision.outcome != Outcome.RETURN,
            "resolution": decision.resolutions.order_by("id").first(),
            "picture": (
                impact_picture(decision.impact, user) if decision.impact else None
            ),
            "views": (
                (decision.advice.content or {}).get("minderheidsstandpunten", [])
                if decision.advice
                else []
            ),
        }
        template = "governance/decisions/decision.html"
        status = 409 if refusal else 200
        return render(self.request, template, context, status=status)
