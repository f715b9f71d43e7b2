"""Adding a bank account, and handing in a statement."""

from __future__ import annotations

from typing import Any

from django import forms

from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...domain.payments.camt.refusals import MOST_BYTES, MOST_MEGABYTES
from ...models import BankAccount
from ...rules.identifiers import BadNumber, iban_of
from ..money import EuroField


class BankAccountForm(PortalForm):
    """An account of the fund, with what stands on it before the first statement."""

    iban = forms.CharField(label="IBAN", max_length=42)
    name = forms.CharField(
        label="Naam", max_length=120, help_text="Zo heet de rekening in het portaal."
    )
    opening_cents = EuroField(
        label="Beginsaldo in euro",
        help_text="Wat er stond vóór het eerste afschrift dat u inleest. "
        "Bijvoorbeeld 12.500,00 of 0.",
    )
    opened_on = DutchDateField(label="Op welke dag stond dat er?")

    def clean_iban(self) -> str:
        try:
            return iban_of(self.cleaned_data["iban"])
        except BadNumber as refusal:
            raise forms.ValidationError(str(refusal), code="iban") from refusal


class StatementForm(PortalForm):
    """One file of one account."""

    account = forms.ModelChoiceField(
        BankAccount.objects.order_by("name"),
        label="Van welke rekening?",
        empty_label=None,
    )
    file = forms.FileField(
        label="Afschrift in CAMT.053",
        help_text=f"Een XML-bestand van de bank, hoogstens {MOST_MEGABYTES} MB. Pak een "
        "zipbestand eerst uit.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                f"Dit bestand is groter dan {MOST_MEGABYTES} MB. Vraag de bank om een "
                "afschrift per dag.",
                code="large",
            )
        return file
