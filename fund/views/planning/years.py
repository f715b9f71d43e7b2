"""The years of the fund: what a year may cost and what belongs to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.panels import panels_for

from ...domain.planning import ceilings as ceiling_verbs
from ...domain.planning import documents, income, years
from ...forms.planning.year import CeilingForm, DocumentForm, IncomeForm, YearForm
from ...models import FundDocument, OtherIncome
from ...queries.planning import years as queries
from ...queries.planning.decisions import decisions
from ..acting import Pressed
from ..gate import Administrators
from .base import Asked, OfYear


class Years(Administrators, View):
    """All years that were opened."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"years": queries.years(), "here": "fund_years"}
        return render(request, "fund/planning/years.html", context)


class OpenYear(Asked):
    """Opening a year."""

    form_class = YearForm
    here, title, button = "fund_years", "Boekjaar openen", "Open het boekjaar"
    lead = "Daarna kunt u er besluiten, budgetten en bijdragen bij vastleggen."
    done = "Het boekjaar is open."

    def get_initial(self) -> dict[str, Any]:
        return {"year": timezone.localdate().year}

    def act(self, form: YearForm) -> None:
        years.open_year(**form.cleaned_data, **self.by_now())

    def back(self) -> str:
        return reverse("fund_years")


class Year(Administrators, OfYear, View):
    """The ceilings of a year, its lines, other income, decisions and documents."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        found = queries.ceilings(self.year)
        context = {
            "year": self.year,
            "here": "fund_years",
            "ceilings": found,
            "total_cents": sum(one.ceiling_cents for one in found),
            "available_cents": sum(one.available_cents for one in found),
            "used_cents": sum(one.used_cents for one in found),
            "income": queries.income_of(self.year),
            "documents": queries.documents_of(self.year),
            "decisions": decisions().filter(year=self.year),
            "panels": [
                render_to_string(panel.template, panel.context, request)
                for panel in panels_for("fund-year", request, self.year)
            ],
        }
        return render(request, "fund/planning/year.html", context)


class AboutYear(OfYear, Asked):
    """A form about one year; goes back to its page."""

    here = "fund_years"

    @property
    def about(self) -> str:
        return self.year.subject_label

    def back(self) -> str:
        return self.year.get_absolute_url()


class SetCeiling(AboutYear):
    """The ceiling of one programme."""

    form_class = CeilingForm
    title, button = "Plafond stellen", "Stel het plafond"
    lead = (
        "Een plafond volgt uit een besluit van de leden. Het kan niet lager worden dan "
        "wat al gereserveerd, toegekend of betaald is."
    )
    done = "Het plafond is gesteld."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "year": self.year}

    def get_initial(self) -> dict[str, Any]:
        return {"programme": self.request.GET.get("programma", "")[:12]}

    def act(self, form: CeilingForm) -> None:
        ceiling_verbs.set_ceiling(year=self.year, **form.cleaned_data, **self.by_now())


class EnterIncome(AboutYear):
    """Money that does not come from the municipalities."""

    form_class = IncomeForm
    title, button = "Overige inkomsten", "Leg vast"
    lead = "Bijvoorbeeld van het Rijk of uit de reserve. Een tweede beheerder keurt ze goed."
    done = "De inkomsten zijn vastgelegd. Een tweede beheerder keurt ze goed."

    def act(self, form: IncomeForm) -> None:
        income.enter_income(year=self.year, income=form.income, **self.by_now())


class PublishDocument(AboutYear):
    """The kadernota, the jaarplan or the jaarverslag as a file."""

    form_class = DocumentForm
    title, button = "Document plaatsen", "Plaats het document"
    lead = "Wat er staat, blijft staan. Een betere versie komt ernaast."
    done = "Het document is geplaatst."

    def act(self, form: DocumentForm) -> None:
        documents.publish_document(year=self.year, **form.cleaned_data, **self.by_now())


class AboutIncome(OfYear, Pressed):
    """One press about other income of this year."""

    @property
    def income(self) -> OtherIncome:
        return get_object_or_404(OtherIncome, year=self.year, pk=self.kwargs["pk"])

    def back(self) -> str:
        return f"{self.year.get_absolute_url()}#inkomsten"


class ApproveIncome(AboutIncome):
    done = "De inkomsten zijn goedgekeurd."

    def act(self) -> None:
        income.approve_income(income=self.income, **self.by_now())


class WithdrawIncome(AboutIncome):
    done = "De inkomsten zijn ingetrokken."

    def act(self) -> None:
        income.withdraw_income(income=self.income, **self.by_now())


class Document(Administrators, OfYear, View):
    """Always as a download, under its own name and type."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        found = get_object_or_404(FundDocument, year=self.year, pk=pk)
        response = HttpResponse(bytes(found.content), content_type=found.media_type)
        response.headers["Content-Disposition"] = (
            f'attachment; filename="{found.file_name}"'
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response.headers["Cache-Control"] = "private, no-store"
        return response
