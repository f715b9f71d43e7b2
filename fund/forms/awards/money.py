"""An amount in euros, as it is typed."""

from __future__ import annotations

from typing import Any

from django import forms

from ...rules.money import NotAnAmount, cents_of


class AmountField(forms.CharField):
    """1.234,05 becomes 123405 cents; it must be more than nothing where it is asked."""

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
        if cents <= 0:
            raise forms.ValidationError(
                "Vul een bedrag in dat meer is dan nul.", code="positive"
            )
        return cents

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return f"{value // 100},{value % 100:02d}"
        return value
