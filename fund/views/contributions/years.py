"""The contributions of each year: rates, figures and runs; and the simulator."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from samenorganiseren.shared.pages import page_of

from ...domain.contributions import preparing, rates
from ...forms.contributions.rates import RateForm, SimulatorForm
from ...forms.contributions.runs import PrepareForm
from ...models import ContributionRate, ContributionRun
from ...queries.contributions import runs as queries
from ...queries.contributions.simulating import simulate
from ...rules.rates import CENT, MICROS, typed
from ..gate import Administrators
from ..planning.base import Asked, OfYear

HERE = "fund_contributions"
PER_PAGE = 50


class ContributionYears(Administrators, View):
    """Where the contributions of each year stand."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"years": queries.years_with_runs(), "here": HERE}
        return render(request, "fund/contributions/years.html", context)


class ContributionYear(Administrators, OfYear, View):
    """The rates of a year, its runs, and what can be done next."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        runs = list(queries.runs_of(self.year))
        regular = next((run for run in runs if run.corrects_id is None), None)
        context = {
            "year": self.year,
            "heading": f"Bijdragen {self.year}",
            "here": HERE,
            "rates": queries.rates_of(self.year),
            "regular": regular,
            "corrections": [run for run in runs if run.corrects_id is not None],
            "is_open": regular is None or regular.approved_at is None,
        }
        return render(request, "fund/contributions/year.html", context)


class AboutContributions(OfYear, Asked):
    """A form about the contributions of a year; goes back to them."""

    here = HERE

    @property
    def about(self) -> str:
        return f"Bijdragen {self.year}"

    def back(self) -> str:
        return reverse("fund_contribution_year", args=[self.year.pk])


class SetRate(AboutContributions):
    """What the members decided for one programme."""

    form_class = RateForm
    title, button = "Tarief vastleggen", "Leg het tarief vast"
    lead = (
        "Een tarief wordt per gemeente op hele centen afgerond, een halve cent omhoog. "
        "Een vast bedrag wordt tot op de cent verdeeld. Wat al berekend was, vervalt."
    )
    done = "Het tarief is vastgelegd."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "year": self.year}

    def get_initial(self) -> dict[str, Any]:
        number = self.request.GET.get("tarief", "")
        rate = ContributionRate.objects.filter(
            year=self.year, pk=number if number.isdecimal() else 0
        ).first()
        return RateForm.typed_like(rate) if rate else {}

    def act(self, form: RateForm) -> None:
        rates.set_rate(
            year=self.year,
            programme=form.cleaned_data["programme"],
            decision=form.cleaned_data["decision"],
            price=form.price,
            **self.by_now(),
        )


class Prepare(AboutContributions):
    """Freezing the figures."""

    form_class = PrepareForm
    title, button = "Inwonertallen bevriezen", "Bevries de inwonertallen"
    lead = "Wat al berekend was, vervalt. Daarna berekent u de bijdragen."
    done = "De inwonertallen zijn bevroren. Bereken nu de bijdragen."
    made: ContributionRun | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "years": queries.population_years()}

    def get_initial(self) -> dict[str, Any]:
        return {"reference_on": date(self.year.pk, 1, 1)}

    def act(self, form: PrepareForm) -> None:
        self.made = preparing.prepare(
            year=self.year, **form.cleaned_data, **self.by_now()
        )

    def back(self) -> str:
        return self.made.get_absolute_url() if self.made else super().back()


class Simulator(Administrators, OfYear, View):
    """One cent more: what does it mean for each municipality? Nothing is stored."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        years = queries.population_years()
        rates = list(queries.rates_of(self.year))
        form = SimulatorForm(self._asked(years, rates), years=years)
        context: dict[str, Any] = {
            "year": self.year,
            "here": HERE,
            "form": form,
            "rates": rates,
        }
        if form.is_valid():
            found = simulate(on=date(self.year.pk, 1, 1), **form.cleaned_data)
            page = page_of(found.rows, request.GET.get("pagina"), PER_PAGE)
            context |= {
                "found": found,
                "classes": found.size_classes(),
                "page": page,
                "now_micros": form.cleaned_data["rate_micros"],
                "then_micros": form.cleaned_data["rate_micros"]
                + form.cleaned_data["more_micros"],
                "most_cents": max((row.more_cents for row in found.rows), default=0),
            }
        status = 200 if form.is_valid() else 422
        return render(
            request, "fund/contributions/simulator.html", context, status=status
        )

    def _asked(self, years: list[int], rates: list[ContributionRate]) -> dict[str, Any]:
        """What was asked; before that the rate that stands, and a cent more."""
        standing = sum(rate.rate_micros or 0 for rate in rates) or 3 * MICROS
        usual = {
            "rate_micros": typed(standing),
            "more_micros": typed(CENT),
            "population_year": str(years[0]) if years else "",
        }
        asked = self.request.GET
        return {name: asked.get(name, value) for name, value in usual.items()}
