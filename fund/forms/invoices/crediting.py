"""How much of an invoice is taken back, and why."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms

from samenorganiseren.shared.forms import PortalForm

from ...domain.invoices.crediting import LONGEST_REASON
from ..money import EuroField


class CreditForm(PortalForm):
    """The key makes that a form that is sent twice credits once."""

    net_cents = EuroField(label="Bedrag zonder btw, in euro")
    reason = forms.CharField(
        label="Waarom?",
        max_length=LONGEST_REASON,
        help_text="Dit staat op de creditnota. De gemeente leest het.",
    )
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=36)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = str(uuid.uuid4())

    def clean_form_key(self) -> uuid.UUID:
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError as refusal:
            raise forms.ValidationError(
                "Dit formulier is niet heel. Open de factuur opnieuw.", code="key"
            ) from refusal
