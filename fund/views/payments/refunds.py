"""What is to be paid back to municipalities, and getting that ready."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.pages import page_of

from ...domain.payments.refunding import prepare_refund
from ...forms.payments.refunds import RefundForm
from ...queries.payments.overview import Owed, owed_back, refunds
from ..gate import Administrators
from .base import Asked


class Refunds(Administrators, View):
    """Per municipality what is owed, and the refunds that were made."""

    def get(self, request: HttpRequest) -> HttpResponse:
        owed = owed_back()
        context = {
            "owed": owed,
            "total_cents": sum(one.account.balance_cents for one in owed),
            "page": page_of(refunds(), request.GET.get("pagina")),
        }
        return render(request, "fund/payments/refunds.html", context)


class Refund(Asked):
    """Get a payment ready; it goes along in the next order to the bank."""

    button = "Zet de terugbetaling klaar"
    crumb = ("Terugbetalingen", "fund_refunds")
    done = "De terugbetaling staat klaar voor de volgende betaalopdracht."

    @cached_property
    def owed(self) -> Owed:
        code = self.kwargs["code"]
        for one in owed_back():
            if one.account.municipality and one.account.municipality.code == code:
                return one
        raise Http404

    @property
    def title(self) -> str:
        return f"Terugbetalen aan {self.owed.account.municipality}"

    @property
    def lead(self) -> str:
        if not self.owed.ibans:
            return (
                "Van deze gemeente is geen rekening bekend. Vul haar factuurgegevens "
                "aan of onthoud een rekening bij het plaatsen van een betaling."
            )
        return ""

    def form(self, data: Any = None) -> RefundForm:
        left = max(self.owed.left_cents, 0)
        return RefundForm(data, owed=self.owed, initial={"bedrag": left})

    def act(self, form: RefundForm, now: datetime) -> None:
        prepare_refund(
            municipality=self.owed.account.municipality,
            iban=form.cleaned_data["rekening"],
            cents=form.cleaned_data["bedrag"],
            by=self.request.user,
            now=now,
        )

    def back(self) -> str:
        return reverse("fund_refunds")
