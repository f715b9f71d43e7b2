"""Forms of the secretary: opening a consultation, answering, summing up."""

from __future__ import annotations

from datetime import datetime

from django import forms

from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...domain.consultations.times import end_of
from ...enums import ConsultationKind, DispositionKind


class OpenForm(PortalForm):
    """What is asked, of whom and until when."""

    kind = forms.ChoiceField(
        label="Aan wie vraagt u het?",
        choices=[
            (ConsultationKind.OPEN, "Aan iedereen (openbare consultatie)"),
            (ConsultationKind.MEMBERS, "Aan alle gemeenten (ledenraadpleging)"),
        ],
    )
    question = forms.CharField(
        label="Wat wilt u vragen?",
        widget=forms.Textarea({"rows": 4}),
        help_text="De tekst van het voorstel staat er al bij en verandert niet meer.",
    )
    last_day = DutchDateField(
        label="Tot en met welke dag kan men reageren?",
        help_text="Het sluit om middernacht aan het einde van deze dag.",
    )

    def closes_at(self) -> datetime:
        """The midnight that ends the last day."""
        return end_of(self.cleaned_data["last_day"])


class DispositionForm(PortalForm):
    """What is done with one reaction, and why."""

    kind = forms.ChoiceField(
        label="Wat is ermee gedaan?", choices=[("", "Kies"), *DispositionKind.choices]
    )
    motivation = forms.CharField(
        label="Waarom?",
        widget=forms.Textarea({"rows": 5}),
        help_text="Iedereen kan dit lezen.",
    )


class SummaryForm(PortalForm):
    """What all reactions come to."""

    text = forms.CharField(
        label="Samenvatting",
        max_length=20_000,
        widget=forms.Textarea({"rows": 10}),
        help_text="Iedereen kan dit lezen. Wie reageerde, krijgt bericht.",
    )
