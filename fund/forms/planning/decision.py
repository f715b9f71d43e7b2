"""Form of a decision about the fund."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.enums import BodyKind
from governance.models import Advice, Body, Resolution
from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...domain.planning.decisions import Said
from ...enums import FundDecisionKind
from ...models import FiscalYear, FundDecision, Programme
from ..money import EuroField

SHOWN = 200


class DecisionForm(PortalForm):
    """What was decided, by whom, when, and where it can be read."""

    kind = forms.ChoiceField(
        label="Wat is besloten?", choices=[("", "Kies"), *FundDecisionKind.choices]
    )
    body = forms.ModelChoiceField(
        Body.objects.filter(kind__in=[BodyKind.MEMBERS, BodyKind.BOARD]).select_related(
            "organisation"
        ),
        label="Wie heeft besloten?",
        empty_label="Kies",
    )
    number = forms.CharField(label="Nummer van het besluit", max_length=40)
    title = forms.CharField(label="Titel", max_length=200)
    decided_on = DutchDateField(label="Besloten op")
    source = forms.CharField(
        label="Bron",
        max_length=300,
        help_text="Waar staat het? Een internetadres of een plaats in het archief.",
    )
    year = forms.ModelChoiceField(
        FiscalYear.objects.all(),
        label="Over welk jaar?",
        required=False,
        empty_label="Geen jaar",
        help_text="Alleen een mandaat kan zonder jaar.",
    )
    programme = forms.ModelChoiceField(
        Programme.objects.all(),
        label="Voor welk programma?",
        required=False,
        empty_label="Geen programma",
        help_text="Verplicht bij een mandaat.",
    )
    limit_cents = EuroField(
        label="Hoogste bedrag van één toekenning",
        required=False,
        help_text="Alleen bij een mandaat, in euro’s.",
    )
    valid_to = DutchDateField(
        label="Geldt tot", required=False, help_text="De eerste dag zonder."
    )
    resolution = forms.ModelChoiceField(
        Resolution.objects.order_by("-id"),
        label="Besluit in dit portaal",
        required=False,
        empty_label="Staat niet in dit portaal",
    )
    advice = forms.ModelChoiceField(
        Advice.objects.standing().order_by("-id"),
        label="Advies van het College van Dienstverleningszaken",
        required=False,
        empty_label="Geen advies",
        help_text="Bij een jaarplan: het advies over het hele plan.",
    )

    @property
    def said(self) -> Said:
        return Said(**self.cleaned_data)

    @classmethod
    def typed_like(cls, decision: FundDecision) -> dict[str, Any]:
        """As if it was just filled in."""
        return {name: getattr(decision, name) for name in cls.base_fields}
