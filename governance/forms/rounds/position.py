"""What a member fills in: a position, and perhaps an interest."""

from __future__ import annotations

from typing import Any

from django import forms

from samenorganiseren.shared.forms import ChoiceRows, PortalForm

from ...domain.rounds.said import LONGEST_TEXT, Said
from ...enums import Choice

HINTS = {
    Choice.FOR_IF: "U noemt uw voorwaarden",
    Choice.AGAINST: "U geeft een reden",
}


class PositionForm(PortalForm):
    """Five choices, a reason and conditions. Whether they fit is for the domain."""

    mark_optional = False

    standpunt = forms.ChoiceField(
        label="Uw standpunt",
        choices=Choice.choices,
        widget=ChoiceRows(hints=HINTS),
        required=False,
    )
    reden = forms.CharField(
        label="Reden",
        help_text="Verplicht bij ‘Voor, mits’ en ‘Tegen’, en als u een belang meldt.",
        widget=forms.Textarea({"rows": 4}),
        max_length=LONGEST_TEXT,
        required=False,
    )
    voorwaarden = forms.CharField(
        label="Voorwaarden",
        help_text="Alleen bij ‘Voor, mits’.",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST_TEXT,
        required=False,
    )
    belang = forms.BooleanField(
        label="Ik heb een belang bij dit onderwerp. U meldt het met uw reden, en neemt "
        "geen standpunt in.",
        required=False,
    )
    key = forms.CharField(widget=forms.HiddenInput, min_length=8, max_length=60)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=9_999)

    def said(self) -> Said:
        """As the domain takes it."""
        return Said(
            choice=self.cleaned_data["standpunt"],
            reason=self.cleaned_data["reden"],
            conditions=self.cleaned_data["voorwaarden"],
        )


class EnterForm(PositionForm):
    """The same for the secretary, who also says where it came from."""

    bron = forms.ChoiceField(
        label="Hoe kwam dit standpunt binnen?",
        choices=[
            ("secretaris", "Gezegd in de vergadering of aan de telefoon"),
            ("schriftelijke-inbreng", "Uit schriftelijke inbreng van het lid"),
        ],
        widget=ChoiceRows,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["belang"]
        self.fields["standpunt"].label = "Standpunt van het lid"
        self.fields["reden"].help_text = "Verplicht bij ‘Voor, mits’ en ‘Tegen’."
