"""An amount in euros, as it is typed."""

from __future__ import annotations

from typing import Any

from django import forms

from ...rules.money import NotAnAmount, cents_of


class EurosField(forms.CharField):
    """1.234,05 becomes 123405 cents. Above nothing, unless `may_be_less`."""

    def __init__(self, *, may_be_less: bool = False, **kwargs: Any) -> None:
        self.may_be_less = may_be_less
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
        if abs(cents) >= 10**13 or (cents <= 0 and not self.may_be_less):
            raise forms.ValidationError(
                "Vul een bedrag in dat meer is dan nul, tot 100 miljard euro.",
                code="positive",
            )
        return cents

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return f"{value // 100},{value % 100:02d}"
        return value
