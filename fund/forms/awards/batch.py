"""The form that puts payments together in one order to the bank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...models import BankAccount, Disbursement
from ...rules.money import to_the_cent


class BatchForm(PortalForm):
    """Which payments, from which account, on which day."""

    payments = forms.MultipleChoiceField(
        label="Welke uitbetalingen?", widget=forms.CheckboxSelectMultiple
    )
    account = forms.ModelChoiceField(
        BankAccount.objects.all(), label="Van welke rekening?", empty_label=None
    )
    execute_on = DutchDateField(label="Op welke dag moet de bank betalen?")

    def __init__(
        self, *args: Any, ready: Sequence[Disbursement], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ready = {str(one.pk): one for one in ready}
        self.fields["payments"].choices = [
            (
                number,
                f"{to_the_cent(one.amount_cents)} aan {one.recipient_name} "
                f"({one.remittance})",
            )
            for number, one in self.ready.items()
        ]

    @property
    def chosen(self) -> list[Disbursement]:
        return [self.ready[number] for number in self.cleaned_data["payments"]]
