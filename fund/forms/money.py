"""Amounts in euros, as they are typed."""

from __future__ import annotations

from typing import Any

from django import forms

from ..rules.money import NotAnAmount, cents_of

# A hundred billion euros: far above the fund, far below what a number can hold.
MOST_CENTS = 100_000_000_000_00
TOO_MUCH = "Dit bedrag is te groot. Controleer het aantal nullen."


class EuroField(forms.CharField):
    """1.234,05 becomes 123405 cents."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "class": "so-input--s"})
        super().__init__(**{"widget": widget, "max_length": 20, **kwargs})

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            cents = cents_of(typed)
        except NotAnAmount as refusal:
            raise forms.ValidationError(str(refusal), code="amount") from refusal
        if abs(cents) > MOST_CENTS:
            raise forms.ValidationError(TOO_MUCH, code="amount")
        return cents

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            whole, rest = divmod(abs(value), 100)
            return f"{'-' if value < 0 else ''}{whole},{rest:02d}"
        return value


class AmountField(EuroField):
    """The same, and more than nothing where it is asked."""

    def clean(self, value: Any) -> int | None:
        cents = super().clean(value)
        if cents is not None and cents <= 0:
            raise forms.ValidationError(
                "Vul een bedrag in dat meer is dan nul.", code="positive"
            )
        return cents
