"""Placing a line on something that is no invoice: each a page with one question."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from ...domain.payments import placing
from ...domain.payments.outgoing import CONFIRMS
from ...enums import AwardState, DisbursementState, MatchKind
from ...forms.payments.placing import (
    AmountForm,
    BounceForm,
    GrantBackForm,
    HandForm,
    OverpaidForm,
    PaymentForm,
)
from ...models import Award, BankTransaction, Disbursement, PaymentMatch
from ...queries.payments.placed import placements
from .base import Asked, OfLine

IN = (
    ("fund_bank_overpaid", "Te veel of dubbel betaald"),
    ("fund_bank_other", "Overige inkomsten"),
    ("fund_bank_return", "Een betaling van het fonds kwam terug"),
)
OUT = (
    ("fund_bank_disbursement", "Een betaling van het fonds"),
    ("fund_bank_bounce", "De bank boekt een eerdere betaling terug"),
    ("fund_bank_other", "Bankkosten of rente"),
)
GRANT_BACK = ("fund_bank_grant_back", "Een ontvanger betaalt terug")


def possible_for(line: BankTransaction) -> list[tuple[str, str]]:
    """What this line may be for, other than invoices."""
    if not line.is_in:
        return [*OUT]
    return [*IN, *([GRANT_BACK] if MatchKind.GRANT_BACK in CONFIRMS else [])]


class PlaceElse(Asked, OfLine):
    """One question about a line; goes on to the next."""

    button = "Plaats de regel"
    done = "De regel is geplaatst."
    form_class: type[HandForm]
    with_amount = True

    @property
    def lead(self) -> str:
        return f"{self.line.subject_label}, {self.line.counter_name or 'zonder naam'}."

    def choices(self) -> dict[str, Any]:
        """What the form lets one choose from."""
        return {}

    def form(self, data: Any = None) -> HandForm:
        initial: dict[str, Any] = {"gezien": self.seen()}
        if self.with_amount:
            initial["bedrag"] = self.left()
        return self.form_class(data, line=self.line, initial=initial, **self.choices())

    def act(self, form: HandForm, now: datetime) -> None:
        self.place(
            form.cleaned_data,
            {"hand": self.hand(form), "by": self.request.user, "now": now},
        )

    def place(self, typed: dict[str, Any], how: dict[str, Any]) -> PaymentMatch:
        raise NotImplementedError

    def came_from(self) -> tuple[str, str]:
        return self.line.subject_label, self.line.get_absolute_url()

    def back(self) -> str:
        """To the line while asking; onward once it was placed."""
        if self.request.method == "POST":
            return self.onward()
        return reverse("fund_bank_line", args=[self.line.pk])


class PlaceOther(PlaceElse):
    form_class = AmountForm

    @property
    def title(self) -> str:
        return "Overige inkomsten" if self.line.is_in else "Bankkosten of rente"

    def place(self, typed: dict[str, Any], how: dict[str, Any]) -> PaymentMatch:
        return placing.place_other(cents=typed["bedrag"], **how)


class PlaceOverpaid(PlaceElse):
    title = "Te veel of dubbel betaald"
    form_class = OverpaidForm

    def place(self, typed: dict[str, Any], how: dict[str, Any]) -> PaymentMatch:
        return placing.place_overpaid(
            municipality=typed["gemeente"], cents=typed["bedrag"], **how
        )


class PlaceGrantBack(PlaceElse):
    title = "Een ontvanger betaalt terug"
    form_class = GrantBackForm

    def choices(self) -> dict[str, Any]:
        awards = Award.objects.exclude(state=AwardState.PREPARED)
        return {"awards": awards.order_by("-pk")}

    def place(self, typed: dict[str, Any], how: dict[str, Any]) -> PaymentMatch:
        return placing.place_grant_back(
            award=typed["toekenning"], cents=typed["bedrag"], **how
        )


class PlaceDisbursement(PlaceElse):
    title = "Een betaling van het fonds"
    form_class = PaymentForm
    with_amount = False
    state = DisbursementState.ORDERED

    def choices(self) -> dict[str, Any]:
        payments = Disbursement.objects.filter(
            state=self.state, amount_cents=abs(self.line.amount_cents)
        )
        return {"payments": payments.order_by("pk")}

    def place(self, typed: dict[str, Any], how: dict[str, Any]) -> PaymentMatch:
        return placing.place_disbursement(payment=typed["betaling"], **how)


class PlaceReturn(PlaceDisbursement):
    title = "Een betaling van het fonds kwam terug"
    state = DisbursementState.PAID

    def place(self, typed: dict[str, Any], how: dict[str, Any]) -> PaymentMatch:
        return placing.place_return(payment=typed["betaling"], **how)


class PlaceBounce(PlaceElse):
    title = "De bank boekt een eerdere betaling terug"
    form_class = BounceForm
    with_amount = False

    def choices(self) -> dict[str, Any]:
        earlier = placements().filter(
            amount_cents=abs(self.line.amount_cents),
            reverses=None,
            transaction__amount_cents__gt=0,
        )
        return {"earlier": earlier.select_related("transaction").order_by("-pk")}

    def place(self, typed: dict[str, Any], how: dict[str, Any]) -> PaymentMatch:
        return placing.place_bounce(earlier=typed["eerder"], **how)
