"""Decisions about the fund: entered by one, confirmed by another."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.pages import page_of

from ...domain.planning import decisions
from ...forms.planning.decision import DecisionForm
from ...models import FundDecision
from ...queries.planning.decisions import decisions as all_decisions
from ...rules.access import may_approve
from ..acting import Pressed
from ..gate import Administrators
from .base import Asked


class Decisions(Administrators, View):
    """All of them; those that wait for a second reader come first."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        page = page_of(all_decisions(), request.GET.get("pagina"))
        context = {
            "page": page,
            "decisions": page.object_list,
            "here": "fund_decisions",
        }
        return render(request, "fund/planning/decisions.html", context)


class OfDecision:
    """About one decision."""

    kwargs: dict[str, Any]

    @cached_property
    def decision(self) -> FundDecision:
        found = FundDecision.objects.select_related(
            "body__organisation", "year", "programme", "resolution", "advice"
        )
        return get_object_or_404(found, pk=self.kwargs["pk"])


class Decision(OfDecision, Administrators, View):
    """One of them, to read beside its source."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = {
            "decision": self.decision,
            "here": "fund_decisions",
            "seen": decisions.fingerprint(self.decision),
            "confirming": may_approve(request.user, self.decision.entered_by_id),
        }
        return render(request, "fund/planning/decision.html", context)


class EnterDecision(Asked):
    """Writing one down."""

    form_class = DecisionForm
    here, title, button = "fund_decisions", "Besluit vastleggen", "Leg vast"
    lead = "Een tweede beheerder leest het na, naast de bron. Daarna verandert het niet meer."
    done = "Het besluit is vastgelegd. Een tweede beheerder bevestigt het."

    def act(self, form: DecisionForm) -> None:
        decisions.enter(said=form.said, **self.by_now())

    def back(self) -> str:
        return reverse("fund_decisions")


class AmendDecision(OfDecision, EnterDecision):
    """Mending one that still waits."""

    title, button = "Besluit wijzigen", "Bewaar"
    lead = "Wie wijzigt, bevestigt niet: dat doet een ander."

    @property
    def about(self) -> str:
        return str(self.decision)

    def get_initial(self) -> dict[str, Any]:
        return DecisionForm.typed_like(self.decision)

    def act(self, form: DecisionForm) -> None:
        decisions.amend(decision=self.decision, said=form.said, **self.by_now())

    def back(self) -> str:
        return self.decision.get_absolute_url()


class ConfirmDecision(OfDecision, Pressed):
    """A second person agrees with what was read."""

    done = "Het besluit is bevestigd."

    def act(self) -> None:
        seen = self.request.POST.get("gezien", "")
        decisions.confirm(decision=self.decision, seen=seen, **self.by_now())

    def back(self) -> str:
        return self.decision.get_absolute_url()


class WithdrawDecision(OfDecision, Pressed):
    """What was entered by mistake goes away."""

    done = "Het besluit is ingetrokken."

    def act(self) -> None:
        decisions.withdraw(decision=self.decision, **self.by_now())

    def back(self) -> str:
        return reverse("fund_decisions")
