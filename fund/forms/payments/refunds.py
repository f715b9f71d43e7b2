"""How much goes back, and to which known account."""

from __future__ import annotations

from typing import Any

from django import forms

from samenorganiseren.shared.forms import PortalForm

from ...models import DebtorIban
from ...queries.payments.overview import Owed
from ...rules.bank_numbers import in_fours
from ..money import AmountField


class KnownIban(forms.ModelChoiceField):
    def label_from_instance(self, obj: DebtorIban) -> str:
        return in_fours(obj.iban)


class RefundForm(PortalForm):
    """Up to what is owed and not under way."""

    bedrag = AmountField(label="Bedrag in euro")
    rekening = KnownIban(
        DebtorIban.objects.none(), label="Naar welke rekening?", empty_label=None
    )

    def __init__(self, *args: Any, owed: Owed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [one.pk for one in owed.ibans]
        self.fields["rekening"].queryset = DebtorIban.objects.filter(pk__in=known)
