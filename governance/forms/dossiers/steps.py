"""The questions of each step aside or on."""

from __future__ import annotations

from typing import Any

from django import forms

from samenorganiseren.shared.forms import ChoiceRows, DutchDateField, PortalForm

from ...domain.dossiers.intake import Judged
from ...enums import CheckVerdict, Criterion
from ...models import IntakeCheck


class ReasonForm(PortalForm):
    """Why a step is taken."""

    mark_optional = False
    reason = forms.CharField(
        label="Waarom?",
        widget=forms.Textarea({"rows": 4}),
        help_text="De indiener leest dit. Als het voorstel openbaar is, leest iedereen het.",
    )


class HoldForm(ReasonForm):
    """Until when, and why."""

    until = DutchDateField(label="Tot welke datum?")
    field_order = ["until", "reason"]


class DecideForm(PortalForm):
    """The second person's answer."""

    mark_optional = False
    confirms = forms.TypedChoiceField(
        label="Bent u het ermee eens?",
        coerce=lambda typed: typed == "ja",
        choices=[
            ("ja", "Ja, het voorstel is niet ontvankelijk"),
            ("nee", "Nee, de intake gaat door"),
        ],
        widget=ChoiceRows(),
    )


class IntakeForm(PortalForm):
    """A verdict and a note for each question; what is not judged yet stays open."""

    mark_optional = False

    def __init__(
        self, *args: Any, before: dict[str, IntakeCheck], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for criterion in Criterion:
            known = before.get(criterion.value)
            self.fields[criterion.value] = forms.ChoiceField(
                label=criterion.label,
                required=False,
                choices=[("", "Nog niet beoordeeld"), *CheckVerdict.choices],
                initial=known.verdict if known else "",
                error_messages={"invalid_choice": "Deze keuze bestaat niet."},
            )
            self.fields[self.note_of(criterion)] = forms.CharField(
                label=f"Toelichting bij: {criterion.label}",
                required=False,
                max_length=2_000,
                widget=forms.Textarea({"rows": 2}),
                initial=known.note if known else "",
            )

    @staticmethod
    def note_of(criterion: Criterion) -> str:
        return f"{criterion.value}-toelichting"

    def judged(self) -> dict[Criterion, Judged]:
        """What was judged, for the domain."""
        said = self.cleaned_data
        return {
            criterion: Judged(
                CheckVerdict(said[criterion.value]), said[self.note_of(criterion)]
            )
            for criterion in Criterion
            if said[criterion.value]
        }
