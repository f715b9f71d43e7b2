"""What a person says about a line: on which invoices, or for what else, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from municipalities.models import Municipality
from samenorganiseren.shared.forms import PortalForm

from ...models import Award, BankTransaction, Disbursement, PaymentMatch
from ...queries.payments.placed import words_of
from ...queries.payments.worklist import Found
from ...rules.money import to_the_cent
from ..money import AmountField

PREFIX = "factuur-"


class HandForm(PortalForm):
    """How many placements were seen, and why this one."""

    gezien = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Waarom?",
        max_length=300,
        help_text="Bijvoorbeeld: volgens de e-mail van de gemeente.",
    )

    def __init__(self, *args: Any, line: BankTransaction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line


class InvoicesForm(HandForm):
    """How much on which of these invoices; what to do with the rest."""

    rest = forms.BooleanField(
        label="Wat overblijft, is terug te betalen aan deze gemeente", required=False
    )
    learns = forms.BooleanField(
        label="Onthoud deze rekening als rekening van deze gemeente", required=False
    )

    def __init__(self, *args: Any, found: Sequence[Found], **kwargs: Any) -> None:
        amounts = {f"{PREFIX}{one.invoice.pk}": amount_on(one) for one in found}
        # Every invoice is a question; they are there before the rules look at them.
        self.base_fields = {**amounts, **type(self).base_fields}
        super().__init__(*args, **kwargs)
        self.found = {f"{PREFIX}{one.invoice.pk}": one for one in found}
        if not self.line.counter_iban:
            del self.fields["learns"]

    @property
    def parts(self) -> dict[Any, int]:
        """Only where an amount was typed."""
        return {
            one.invoice: cents
            for name, one in self.found.items()
            if (cents := self.cleaned_data.get(name))
        }


def amount_on(found: Found) -> AmountField:
    return AmountField(
        label=f"Op factuur {found.invoice.number} van {found.invoice.municipality.name}",
        help_text=f"Open: {to_the_cent(found.open_cents)}",
        required=False,
    )


class AmountForm(HandForm):
    """How much of the line."""

    bedrag = AmountField(label="Bedrag in euro")
    field_order: tuple[str, ...] = ("bedrag",)


class OverpaidForm(AmountForm):
    """To which municipality it is owed back."""

    gemeente = forms.ModelChoiceField(
        Municipality.objects.order_by("sort_key"), label="Aan welke gemeente?"
    )
    field_order = ("gemeente", "bedrag")


class AwardChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Award) -> str:
        return f"{obj.number}: {obj.title}"


class GrantBackForm(AmountForm):
    """Of which award a receiver pays back."""

    toekenning = AwardChoice(Award.objects.none(), label="Van welke toekenning?")
    field_order = ("toekenning", "bedrag")

    def __init__(self, *args: Any, awards: QuerySet[Award], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["toekenning"].queryset = awards


class PaymentChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Disbursement) -> str:
        return (
            f"{obj.end_to_end_id}: {to_the_cent(obj.amount_cents)} aan "
            f"{obj.recipient_name}"
        )


class PaymentForm(HandForm):
    """Which payment of the fund it was, or came back."""

    betaling = PaymentChoice(
        Disbursement.objects.none(), label="Welke betaling van het fonds?"
    )
    field_order = ("betaling",)

    def __init__(
        self, *args: Any, payments: QuerySet[Disbursement], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["betaling"].queryset = payments


class EarlierChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: PaymentMatch) -> str:
        return (
            f"{to_the_cent(obj.amount_cents)} op "
            f"{obj.transaction.booked_on:%d-%m-%Y}: {words_of(obj)}"
        )


class BounceForm(HandForm):
    """Which earlier payment the bank took back."""

    eerder = EarlierChoice(
        PaymentMatch.objects.none(), label="Welke eerdere betaling komt terug?"
    )
    field_order = ("eerder",)

    def __init__(
        self, *args: Any, earlier: QuerySet[PaymentMatch], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["eerder"].queryset = earlier


class UndoForm(PortalForm):
    """Why it is taken back."""

    reason = forms.CharField(label="Waarom draait u dit terug?", max_length=250)
