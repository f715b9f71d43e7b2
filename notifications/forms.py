"""What following asks."""

from __future__ import annotations

from django import forms

from samenorganiseren.shared import event_kinds
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


class WebhookForm(PortalForm):
    """Where another system listens, and for what."""

    name = forms.CharField(
        label="Naam",
        max_length=80,
        help_text="Bijvoorbeeld: ons zaaksysteem.",
        error_messages={"required": "Geef de webhook een naam."},
    )
    url = forms.CharField(
        label="Adres",
        max_length=500,
        help_text="Het begint met https:// en ligt op het openbare internet.",
        error_messages={"required": "Vul het adres in waar uw systeem luistert."},
    )
    kinds = forms.MultipleChoiceField(
        label="Welke gebeurtenissen?",
        choices=event_kinds.choices,
        required=False,
        help_text="Kiest u niets, dan krijgt u alle openbare gebeurtenissen.",
        widget=forms.CheckboxSelectMultiple,
    )
