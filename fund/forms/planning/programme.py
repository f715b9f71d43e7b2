"""Form of a programme."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...domain.planning.programmes import Plan
from ...enums import ProgrammeKind, VatCategory
from ...models import Programme

EMPTY = ("", "Kies")


class ProgrammeForm(PortalForm):
    """What it is for, and how VNG says that it is taxed."""

    name = forms.CharField(label="Naam", max_length=120)
    kind = forms.ChoiceField(
        label="Voor hoe lang?", choices=[EMPTY, *ProgrammeKind.choices]
    )
    goal = forms.CharField(
        label="Doel",
        widget=forms.Textarea({"rows": 3}),
        help_text="Wat krijgen gemeenten hiervoor?",
    )
    ends_on = DutchDateField(
        label="Tot", required=False, help_text="De eerste dag zonder dit programma."
    )
    vat_category = forms.ChoiceField(
        label="Btw",
        choices=[EMPTY, *VatCategory.choices],
        help_text="VNG stelt dit vast. Het portaal raadt niet.",
    )
    vat_percent = forms.DecimalField(
        label="Btw-percentage",
        required=False,
        localize=True,
        min_value=Decimal(0),
        max_value=Decimal(100),
        decimal_places=2,
        widget=forms.TextInput({"inputmode": "decimal", "class": "so-input--s"}),
        help_text="Alleen bij het gewone tarief, zoals 21.",
    )
    vat_reason = forms.CharField(
        label="Waarom geen btw?",
        required=False,
        max_length=200,
        help_text="Bij vrijgesteld, verlegd of buiten de btw. Dit komt op de factuur.",
    )

    @property
    def plan(self) -> Plan:
        typed = dict(self.cleaned_data)
        percent = typed.pop("vat_percent") or Decimal(0)
        return Plan(vat_rate_bp=int(percent * 100), **typed)

    @classmethod
    def typed_like(cls, programme: Programme) -> dict[str, Any]:
        """As if it was just filled in."""
        names = ("name", "kind", "goal", "ends_on", "vat_category", "vat_reason")
        rate = Decimal(programme.vat_rate_bp) / 100
        return {
            **{name: getattr(programme, name) for name in names},
            "vat_percent": rate or None,
        }
