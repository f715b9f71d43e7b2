"""Form with which budget is carried over."""

from __future__ import annotations

from typing import Any

from django import forms

from samenorganiseren.shared.forms import PortalForm

from ...models import BudgetLine, FundDecision
from ...queries.closing.lines import decisions_for
from ...rules.money import NotAnAmount, cents_of


class CarryAwardForm(PortalForm):
    """By which decision."""

    decision = forms.ModelChoiceField(
        FundDecision.objects.none(),
        label="Volgens welk besluit van de leden?",
        empty_label="Kies",
    )

    def __init__(self, *args: Any, line: BudgetLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [one.pk for one in decisions_for(line)]
        field: Any = self.fields["decision"]
        field.queryset = FundDecision.objects.filter(pk__in=known)


class CarryOverForm(CarryAwardForm):
    """And how much."""

    amount_cents = forms.CharField(
        label="Bedrag",
        max_length=20,
        help_text="In euro’s, zoals 1.234,05.",
        widget=forms.TextInput({"inputmode": "decimal", "class": "so-input--s"}),
    )

    def clean_amount_cents(self) -> int:
        try:
            return cents_of(self.cleaned_data["amount_cents"])
        except NotAnAmount as refusal:
            raise forms.ValidationError(str(refusal), code="amount") from refusal
