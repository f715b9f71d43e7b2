"""One contribution run: looking at it, computing, approving, correcting, taking it along."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.pages import page_of

from ...domain.contributions import approving, computing, correcting
from ...forms.contributions.runs import CorrectForm, MergerForm
from ...models import ContributionRun
from ...queries.contributions import review
from ...queries.contributions.runs import ended_in_year, lines_of
from ...rules.access import may_approve
from ..acting import Pressed
from ..gate import Administrators
from ..planning.base import Asked, OfYear
from .sheets import answer_with_lines

HERE = "fund_contributions"
PER_PAGE = 50


class OfRun(OfYear):
    """About one run of one year."""

    @cached_property
    def run(self) -> ContributionRun:
        runs = ContributionRun.objects.select_related("year", "snapshot", "corrects")
        return get_object_or_404(runs, year=self.kwargs["year"], pk=self.kwargs["pk"])

    def back(self) -> str:
        return self.run.get_absolute_url()


class Run(OfRun, Administrators, View):
    """What would be owed, beside last year; strange ones first."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        run = self.run
        context: dict[str, Any] = {
            "run": run,
            "here": HERE,
            "approving": may_approve(request.user, run.prepared_by_id),
        }
        if run.corrects_id is None:
            context |= self._compared(run)
        else:
            context["lines"] = lines_of(run)
        return render(request, "fund/contributions/run.html", context)

    def _compared(self, run: ContributionRun) -> dict[str, Any]:
        found = review.compared(run) if run.computed_at else []
        return {
            "page": page_of(found, self.request.GET.get("pagina"), PER_PAGE),
            "strange": sum(row.is_strange for row in found),
            "has_last": any(row.last_cents is not None for row in found),
            "last_cents": sum(row.last_cents or 0 for row in found),
            "points": review.STRANGE_POINTS,
            "rounded": review.rounded(run),
            "corrections": review.corrections_of(run),
            "ended": ended_in_year(run) if run.approved_at else (),
        }


class Compute(OfRun, Pressed):
    """The dry run, again if need be."""

    done = (
        "De bijdragen zijn berekend. Een tweede beheerder bekijkt ze en keurt ze goed."
    )

    def act(self) -> None:
        computing.compute(run=self.run, **self.by_now())


class Approve(OfRun, Pressed):
    """What was looked at is what is approved."""

    done = "De bijdragen zijn goedgekeurd. Zij veranderen niet meer."

    def act(self) -> None:
        seen = self.request.POST.get("gezien", "")
        approving.approve(run=self.run, seen=seen, **self.by_now())


class WithdrawCorrection(OfRun, Pressed):
    """A correction that nobody approved goes away."""

    done = "De correctie is ingetrokken."

    def act(self) -> None:
        correcting.withdraw(run=self.run, **self.by_now())

    def back(self) -> str:
        return reverse("fund_contribution_year", args=[self.kwargs["year"]])


class Corrected(OfRun, Asked):
    """A form that makes a correction; goes to what it made."""

    here = HERE
    button = "Maak de correctie"
    done = "De correctie is gemaakt. Een tweede beheerder keurt haar goed."
    made: ContributionRun | None = None

    @property
    def about(self) -> str:
        return self.run.subject_label

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "run": self.run}

    def back(self) -> str:
        return (self.made or self.run).get_absolute_url()


class Correct(Corrected):
    form_class = CorrectForm
    title = "Bijdrage corrigeren"
    lead = (
        "Wat is goedgekeurd, blijft staan. De correctie komt ernaast, als eigen regel."
    )

    def act(self, form: CorrectForm) -> None:
        self.made = correcting.correct(run=self.run, **form.asked, **self.by_now())


class CorrectMerger(Corrected):
    form_class = MergerForm
    title = "Herindeling verdelen"
    lead = (
        "Een gemeente die in dit jaar opging in een andere, betaalt tot haar laatste "
        "dag. Daarna betaalt haar opvolger. Samen blijft het tot op de cent gelijk."
    )

    def act(self, form: MergerForm) -> None:
        self.made = correcting.correct_merger(
            run=self.run, **form.cleaned_data, **self.by_now()
        )


class RunFile(OfRun, Administrators, View):
    """All lines of a run as a spreadsheet."""

    http_method_names = ["get", "head", "options"]

    def get(
        self, request: HttpRequest, year: int, pk: int, form: str
    ) -> HttpResponseBase:
        return answer_with_lines(form, self.run)
