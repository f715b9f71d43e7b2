"""Who sends invoices, and where each municipality wants them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from municipalities.models import Municipality
from samenorganiseren.shared.pages import page_of

from ...domain.invoices import parties
from ...domain.invoices.parties import DebtorDetails, ImportRefused, IssuerDetails
from ...forms.invoices.parties import (
    COLUMNS,
    DebtorFileForm,
    DebtorForm,
    IbanForm,
    IssuerForm,
)
from ...models import Debtor, DebtorIban, Issuer
from ...queries.invoices.missing import of_all_on
from ..acting import Pressed
from ..gate import Administrators
from ..planning.base import Asked

HERE = "fund_debtors"
PER_PAGE = 50


class Debtors(Administrators, View):
    """All municipalities of today, with what must still be known of each."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        everyone = of_all_on(timezone.localdate())
        incomplete = [one for one in everyone if one.words]
        is_filtered = request.GET.get("toon") == "mist"
        page = page_of(
            incomplete if is_filtered else everyone,
            request.GET.get("pagina"),
            PER_PAGE,
        )
        context = {
            "page": page,
            "debtors": page.object_list,
            "total": len(everyone),
            "incomplete": len(incomplete),
            "is_filtered": is_filtered,
            "issuer": Issuer.objects.first(),
            "here": HERE,
        }
        return render(request, "fund/invoices/parties.html", context)


class ChangeIssuer(Asked):
    """The details of VNG as they come on every invoice."""

    form_class = IssuerForm
    template_name = "fund/invoices/issuer.html"
    here, title, button = HERE, "Gegevens van de afzender", "Bewaar"
    lead = "Zo staat VNG op elke factuur. Wat al is verzonden, verandert niet."
    done = "De gegevens van de afzender zijn bewaard."

    def get_initial(self) -> dict[str, Any]:
        known = Issuer.objects.first()
        names = IssuerDetails.__dataclass_fields__
        return {name: getattr(known, name) for name in names} if known else {}

    def act(self, form: IssuerForm) -> None:
        parties.save_issuer(details=form.details, **self.by_now())

    def back(self) -> str:
        return reverse("fund_debtors")


class OfDebtor:
    """About one municipality."""

    kwargs: dict[str, Any]

    @cached_property
    def municipality(self) -> Municipality:
        found = Municipality.objects.select_related("debtor")
        return get_object_or_404(found, slug=self.kwargs["slug"])

    @property
    def about(self) -> str:
        return f"Gemeente {self.municipality}"

    @property
    def debtor(self) -> Debtor | None:
        return getattr(self.municipality, "debtor", None)

    def page(self) -> str:
        return reverse("fund_debtor", args=[self.municipality.slug])


class ChangeDebtor(OfDebtor, Asked):
    """What one municipality wants, and from which accounts it pays."""

    form_class = DebtorForm
    template_name = "fund/invoices/debtor.html"
    here, title, button = HERE, "Factuurgegevens", "Bewaar"
    lead = "Wat hier staat, komt op de volgende factuur."
    done = "De factuurgegevens zijn bewaard."

    def get_initial(self) -> dict[str, Any]:
        details: DebtorDetails = parties.details_of(self.debtor, self.municipality)
        return vars(details)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            municipality=self.municipality,
            debtor=self.debtor,
            ibans=self.debtor.ibans.order_by("iban") if self.debtor else [],
            **kwargs,
        )

    def act(self, form: DebtorForm) -> None:
        parties.save_debtor(
            municipality=self.municipality, details=form.details, **self.by_now()
        )

    def back(self) -> str:
        return reverse("fund_debtors")


class AddIban(OfDebtor, Asked):
    """One more account from which it pays."""

    form_class = IbanForm
    here, title, button = HERE, "Rekening toevoegen", "Voeg toe"
    lead = (
        "Een betaling van deze rekening herkennen wij als betaling van deze gemeente."
    )
    done = "De rekening is toegevoegd."

    def act(self, form: IbanForm) -> None:
        debtor = get_object_or_404(Debtor, municipality=self.municipality)
        parties.add_iban(debtor=debtor, **form.cleaned_data, **self.by_now())

    def back(self) -> str:
        return self.page()


class RemoveIban(OfDebtor, Pressed):
    """An account that it no longer has."""

    done = "De rekening is verwijderd."

    def act(self) -> None:
        iban = get_object_or_404(
            DebtorIban,
            debtor__municipality=self.municipality,
            pk=self.kwargs["pk"],
        )
        parties.remove_iban(iban=iban, **self.by_now())

    def back(self) -> str:
        return self.page()


class ImportDebtors(Asked):
    """A file with the wishes of many: all of it, or nothing."""

    form_class = DebtorFileForm
    template_name = "fund/invoices/import.html"
    here, title, button = HERE, "Factuurgegevens inlezen", "Lees in"
    lead = "Alles, of niets: is er met één regel iets mis, dan verandert er niets."
    done = "De factuurgegevens zijn ingelezen."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(columns=";".join(COLUMNS), **kwargs)

    def form_valid(self, form: DebtorFileForm) -> HttpResponse:
        try:
            parties.import_debtors(rows=form.rows, **self.by_now())
        except ImportRefused as refusal:
            for sentence in refusal.problems:
                form.add_error("upload", sentence)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.back())

    def back(self) -> str:
        return reverse("fund_debtors")
