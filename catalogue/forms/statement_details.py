"""Step 2 of a statement: the questions that belong to the state that was chosen."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ..domain.said import Said
from ..enums import AdoptionState, Bindingness, DecidingBody, ExplanationReason
from ..models import Product, Standard, StandardVersion
from ..rules.explaining import proposed_lapse
from .content import WebAddressField

USED = {AdoptionState.IN_USE, AdoptionState.PARTLY_IN_USE, AdoptionState.IMPLEMENTING}
TO_COME = {AdoptionState.PLANNED, AdoptionState.IMPLEMENTING}
ALWAYS = ("effective_on", "version", "contact", "local_variation", "key", "seen")
BELONGS: dict[str, frozenset[AdoptionState]] = {
    "target_on": frozenset(TO_COME),
    "reach": frozenset({AdoptionState.PARTLY_IN_USE}),
    "reason": frozenset({AdoptionState.EXPLAINED}),
    "explanation": frozenset({AdoptionState.EXPLAINED, AdoptionState.NOT_APPLICABLE}),
    "alternative": frozenset({AdoptionState.EXPLAINED}),
    "deciding_body": frozenset({AdoptionState.EXPLAINED}),
    "decision_reference": frozenset({AdoptionState.EXPLAINED}),
    "lapses_on": frozenset({AdoptionState.EXPLAINED}),
    "product": frozenset(USED),
    "supplier_text": frozenset(USED),
    "evidence_url": frozenset(USED - {AdoptionState.IMPLEMENTING}),
}
TITLES = {
    AdoptionState.EXPLAINED: "Waarom past u de standaard niet toe?",
    AdoptionState.NOT_APPLICABLE: "Waarom gaat het niet over uw gemeente?",
    AdoptionState.PHASED_OUT: "Sinds wanneer niet meer?",
    AdoptionState.PLANNED: "Wat is de planning?",
    AdoptionState.EXPLORING: "Wat bekijkt u?",
    AdoptionState.IMPLEMENTING: "Wat voert u in?",
}
WHOLE_STANDARD = "De standaard als geheel"


def text(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class DetailsForm(PortalForm):
    """Every field is a part of what is said; `key` and `seen` belong to the form."""

    effective_on = DutchDateField(
        label="Sinds wanneer?",
        help_text="Weet u de dag niet? Neem de eerste van de maand.",
    )
    version: forms.ModelChoiceField[StandardVersion] = forms.ModelChoiceField(
        None, label="Welke versie?", required=False, empty_label=WHOLE_STANDARD
    )
    target_on = DutchDateField(label="Wanneer is het klaar?", required=False)
    reach = forms.CharField(
        label="Voor welk deel van de gemeente?",
        help_text="Bijvoorbeeld: alleen bij aanbestedingen boven de drempel.",
        max_length=400,
        widget=text(3),
    )
    reason = forms.ChoiceField(
        label="Wat is de belangrijkste reden?",
        choices=ExplanationReason.choices,
        widget=forms.RadioSelect,
    )
    explanation = forms.CharField(
        label="Leg in een paar zinnen uit waarom", widget=text(5), max_length=4000
    )
    alternative = forms.CharField(
        label="Wat gebruikt u in plaats daarvan?", widget=text(3), max_length=2000
    )
    deciding_body = forms.ChoiceField(
        label="Wie besloot dit?", choices=[("", "Kies"), *DecidingBody.choices]
    )
    decision_reference = forms.CharField(
        label="Kenmerk van het besluit",
        help_text="Eén besluit mag over meer standaarden gaan.",
        required=False,
        max_length=200,
    )
    lapses_on = DutchDateField(
        label="Tot wanneer geldt deze uitleg?",
        help_text="Het voorstel is het einde van het rekeningjaar.",
    )
    product: forms.ModelChoiceField[Product] = forms.ModelChoiceField(
        None, label="Met welk product?", required=False, empty_label="Niet in de lijst"
    )
    supplier_text = forms.CharField(
        label="Ander product of eigen software", required=False, max_length=120
    )
    evidence_url = WebAddressField(
        label="Adres van een testrapport of bewijs",
        help_text="Met een testrapport telt uw opgave als getoetst.",
        required=False,
    )
    contact = forms.CharField(
        label="Wie mag een andere gemeente bellen?",
        help_text="Alleen gemeenten en de VNG zien dit. Een functie is genoeg.",
        required=False,
        max_length=200,
    )
    local_variation = forms.CharField(
        label="Wat doet u anders dan de standaard?",
        help_text="Uw lokale invulling. Andere gemeenten leren daarvan.",
        required=False,
        widget=text(4),
        max_length=4000,
    )
    key = forms.CharField(widget=forms.HiddenInput, min_length=8, max_length=32)
    seen = forms.JSONField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        standard: Standard,
        state: AdoptionState,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.state = state
        self._ask_of(standard, today)
        for name in set(self.fields) - set(ALWAYS):
            if state not in BELONGS[name]:
                del self.fields[name]

    def _ask_of(self, standard: Standard, today: date) -> None:
        versions = standard.versions.exclude(published_at=None)
        self.fields["version"].queryset = versions.order_by("-position")
        self.fields["product"].queryset = products_for(standard, today)
        self.fields["lapses_on"].initial = proposed_lapse(today)
        is_due = standard.bindingness == Bindingness.MANDATORY
        self.fields["target_on"].required = is_due or (
            self.state == AdoptionState.IMPLEMENTING
        )
        if self.state == AdoptionState.EXPLAINED:
            self.fields["effective_on"].label = "Vanaf wanneer geldt deze uitleg?"

    def clean_seen(self) -> dict[int, int]:
        """For each municipality the last statement that the writer was shown."""
        seen = self.cleaned_data["seen"]
        if not isinstance(seen, dict):
            return {}
        pairs = [(key, value) for key, value in seen.items() if str(key).isdecimal()]
        return {int(key): value for key, value in pairs if isinstance(value, int)}

    def said(self) -> Said:
        """What was filled in; what belongs to another state was never asked."""
        own = {"key", "seen"}
        given = {k: v for k, v in self.cleaned_data.items() if k not in own}
        return Said(state=self.state.value, **given)


def products_for(standard: Standard, today: date) -> Any:
    """Products that support a version of the standard, with their suppliers."""
    supported = Q(supports__ends_on=None) | Q(supports__ends_on__gte=today)
    return (
        Product.objects.filter(
            supported, supports__version__standard=standard, is_active=True
        )
        .distinct()
        .order_by("name", "id")
    )


def as_hidden(seen: dict[int, int]) -> str:
    return json.dumps(seen)
