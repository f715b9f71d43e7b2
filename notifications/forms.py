"""What following asks."""

from __future__ import annotations

from django import forms

from samenorganiseren.shared.forms import ChoiceRows, PortalForm

from .enums import Rhythm


class RhythmForm(PortalForm):
    """How soon somebody wants to hear of it."""

    mark_optional = False

    rhythm = forms.ChoiceField(
        label="Hoe vaak wilt u hiervan horen?",
        choices=Rhythm.choices,
        initial=Rhythm.DAILY,
        widget=ChoiceRows(),
        error_messages={"required": "Kies hoe vaak u hiervan wilt horen."},
    )


class SearchForm(RhythmForm):
    """How a kept question is called, and how often to hear of it."""

    name = forms.CharField(
        label="Naam",
        max_length=100,
        help_text="Zo herkent u deze zoekopdracht in uw mail.",
        error_messages={"required": "Geef de zoekopdracht een naam."},
    )
    field_order = ("name", "rhythm")
