"""Preparing an award, and its plan of tranches and shares."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from catalogue.models import Standard
from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of

from ...domain.awards import planning, preparing
from ...forms.awards.award import ShareForm, StructuralForm, TermsForm, TrancheForm
from ...models import AllocationRequest, Award, FundDecision
from ...queries.awards.competence import (
    jaarplan_decisions,
    mandates_for,
    structural_lines,
)
from ...rules.money import to_the_cent
from ..acting import Pressed
from ..gate import Administrators
from .base import Asked, OfAward


class PrepareAward(Administrators, Asked):
    """From a request; preparing it again shows what was typed before."""

    title = "Toekenning voorbereiden"
    button = "Bereid voor"
    done = "De toekenning is voorbereid. Verdeel het bedrag nu over tranches."
    made: Award | None = None

    @cached_property
    def asked(self) -> AllocationRequest:
        found = AllocationRequest.objects.select_related(
            "dossier", "budget_line__programme", "requester__municipality"
        )
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @property
    def lead(self) -> str:
        asked = to_the_cent(self.asked.asked_cents)
        return f"{self.asked.dossier}. Gevraagd is {asked}. Een tweede beheerder keurt goed."

    def form(self, data: Any = None) -> TermsForm:
        day = day_of(timezone.now())
        return TermsForm(
            data,
            initial=self.typed_before(),
            decisions=mandates_for(self.asked.budget_line, day),
            municipalities=municipalities_on(day),
        )

    def typed_before(self) -> dict[str, Any]:
        before = Award.objects.filter(request=self.asked).first()
        if before is None:
            home = self.asked.requester.municipality
            return {
                "title": self.asked.dossier.title,
                "amount_cents": self.asked.asked_cents,
                "recipient_name": self.asked.requester.name[:70],
                "recipient_municipality": home,
            }
        names = (*preparing.Terms.__dataclass_fields__, "decision")
        return {name: getattr(before, name) for name in names}

    def act(self, form: TermsForm, now: datetime) -> None:
        self.made = preparing.prepare_award(
            request=self.asked,
            decision=form.cleaned_data["decision"],
            terms=form.terms,
            by=self.request.user,
            now=now,
        )

    def back(self) -> str:
        return self.made.get_absolute_url() if self.made else reverse("fund_requests")


class PrepareStructural(Administrators, Asked):
    """For a structural line, with the jaarplan of its year."""

    title = "Structurele toekenning voorbereiden"
    lead = (
        "Een structurele regel wordt jaarlijks toegekend met het jaarplan, waarover het "
        "College van Dienstverleningszaken adviseerde. Een tweede beheerder keurt goed."
    )
    button = "Bereid voor"
    done = "De toekenning is voorbereid. Verdeel het bedrag nu over tranches."
    made: Award | None = None

    def form(self, data: Any = None) -> StructuralForm:
        lines = structural_lines()
        decisions = FundDecision.objects.none()
        for line in lines:
            decisions = decisions | jaarplan_decisions(line)
        return StructuralForm(
            data,
            lines=lines,
            decisions=decisions,
            municipalities=municipalities_on(day_of(timezone.now())),
        )

    def act(self, form: StructuralForm, now: datetime) -> None:
        self.made = preparing.prepare_structural(
            budget_line=form.cleaned_data["budget_line"],
            decision=form.cleaned_data["decision"],
            terms=form.terms,
            by=self.request.user,
            now=now,
        )

    def back(self) -> str:
        return self.made.get_absolute_url() if self.made else reverse("fund_awards")


class AddTranche(Administrators, OfAward, Asked):
    """One tranche more in the plan."""

    title = "Tranche toevoegen"
    button = "Voeg toe"
    done = "De tranche staat in het plan."

    @property
    def lead(self) -> str:
        left = self.award.amount_cents - planning.planned_cents(self.award)
        return f"{self.award.title}. Nog te verdelen: {to_the_cent(left)}."

    def form(self, data: Any = None) -> TrancheForm:
        return TrancheForm(data, standards=Standard.objects.order_by("sort_key"))

    def act(self, form: TrancheForm, now: datetime) -> None:
        planning.add_tranche(
            award=self.award, planned=form.planned, by=self.request.user, now=now
        )

    def back(self) -> str:
        return self.award.get_absolute_url()


class RemoveTranche(OfAward, Pressed):
    """One tranche less."""

    done = "De tranche is uit het plan."

    def act(self) -> None:
        tranche = get_object_or_404(self.award.tranches, pk=self.kwargs["pk"])
        planning.remove_tranche(tranche=tranche, by=self.request.user, now=self.now)

    def back(self) -> str:
        return self.award.get_absolute_url()


class StateShare(Administrators, OfAward, Asked):
    """Which part of the award is for one standard."""

    title = "Aandeel van een standaard vastleggen"
    button = "Leg vast"
    done = "Het aandeel staat in de toekenning."

    @property
    def lead(self) -> str:
        return (
            f"{self.award.title}. Geld hoort bij een initiatief. Alleen wat u hier "
            "vastlegt, is aan een standaard toe te rekenen."
        )

    def form(self, data: Any = None) -> ShareForm:
        return ShareForm(data, standards=Standard.objects.order_by("sort_key"))

    def act(self, form: ShareForm, now: datetime) -> None:
        planning.state_share(
            award=self.award, by=self.request.user, now=now, **form.cleaned_data
        )

    def back(self) -> str:
        return self.award.get_absolute_url()


class RemoveShare(OfAward, Pressed):
    """The award no longer states it."""

    done = "Het aandeel staat niet meer in de toekenning."

    def act(self) -> None:
        share = get_object_or_404(self.award.shares, pk=self.kwargs["pk"])
        planning.remove_share(share=share, by=self.request.user, now=self.now)

    def back(self) -> str:
        return self.award.get_absolute_url()


def municipalities_on(day: Any) -> Any:
    """Those that exist on this day, by name."""
    return Municipality.objects.on(day).order_by("sort_key")
