"""Proposing that a product is in use, and answering that."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from accounts.models import User
from municipalities.models import Municipality
from samenorganiseren.shared.forms import ChoiceRows, DutchDateField, PortalForm

from ..enums import EvidenceGrade
from ..models import ProductSupport
from ..rules.products import suppliers_of

DECLINED = "nee"


class SupportChoice(forms.ModelChoiceField):
    """A product with the version it supports."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.product} – {obj.version.standard} {obj.version}"


class ProposalForm(PortalForm):
    """What a supplier asks a municipality."""

    support = SupportChoice(
        None, label="Welk product, voor welke versie?", empty_label="Kies"
    )
    municipality: forms.ModelChoiceField[Municipality] = forms.ModelChoiceField(
        None, label="Welke gemeente?", to_field_name="slug", empty_label="Kies"
    )
    in_use_on = DutchDateField(
        label="Sinds wanneer gebruikt zij het?",
        help_text="Weet u de dag niet? Neem de eerste van de maand.",
    )
    note = forms.CharField(
        label="Toelichting voor de gemeente",
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, person: User, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        supports = ProductSupport.objects.filter(
            Q(ends_on=None) | Q(ends_on__gte=today),
            product__supplier__in=suppliers_of(person),
            product__is_active=True,
        )
        self.fields["support"].queryset = supports.select_related(
            "product", "version__standard"
        ).order_by("product__name", "version__standard__sort_key")
        self.fields["municipality"].queryset = Municipality.objects.on(today).by_name()


class AnswerForm(PortalForm):
    """What the municipality makes of a proposal."""

    answer = forms.ChoiceField(
        label="Klopt dit?",
        choices=[
            (EvidenceGrade.DECLARED.value, "Ja, dat weten wij zelf"),
            (
                EvidenceGrade.CLAIMED.value,
                "Neem het over zoals de leverancier het zegt",
            ),
            (DECLINED, "Nee, neem het niet over"),
        ],
        widget=ChoiceRows(
            hints={
                EvidenceGrade.DECLARED.value: "Het telt als een opgave van uw gemeente",
                EvidenceGrade.CLAIMED.value: "Erbij staat: opgegeven door leverancier",
                DECLINED: "De leverancier ziet alleen dat u hebt geantwoord",
            }
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
