"""What a secretary fills in to run a round."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from samenorganiseren.shared.days import AMSTERDAM
from samenorganiseren.shared.forms import ChoiceRows, DutchDateField, PortalForm

from ...enums import RoundMode
from ...models import AgendaItem, Body, Dossier


class MomentForm(PortalForm):
    """A day and a time in Amsterdam."""

    dag = DutchDateField(label="Op welke dag sluit de ronde?")
    tijd = forms.TimeField(
        label="Hoe laat?",
        help_text="Bijvoorbeeld 17:00.",
        widget=forms.TextInput({"class": "so-input--year", "inputmode": "numeric"}),
        input_formats=["%H:%M", "%H.%M"],
    )

    def moment(self) -> datetime:
        return datetime.combine(
            self.cleaned_data["dag"], self.cleaned_data["tijd"], AMSTERDAM
        )


class OpenForm(MomentForm):
    """Opening asks for interests first."""

    belangen = forms.BooleanField(
        label="Ik heb alle leden gevraagd of zij een belang hebben.",
        error_messages={"required": "Vraag de leden eerst of zij een belang hebben."},
    )


class PlanForm(PortalForm):
    """What is asked, and how the positions come in."""

    vraag = forms.CharField(
        label="Welke vraag krijgen de leden?",
        widget=forms.Textarea({"rows": 3}),
        max_length=1_000,
    )
    wijze = forms.ChoiceField(
        label="Hoe geven de leden hun standpunt?",
        choices=RoundMode.choices,
        widget=ChoiceRows(
            hints={
                RoundMode.IN_MEETING: "Wie in de zaal is, telt voor het quorum",
                RoundMode.IN_WRITING: "Wie een standpunt geeft, telt voor het quorum",
            }
        ),
    )
    agendapunt = forms.ModelChoiceField(
        label="Bij welk agendapunt?",
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label="Geen agendapunt",
    )

    def __init__(self, *args: Any, dossier: Dossier, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agendapunt"].queryset = AgendaItem.objects.filter(
            dossier=dossier, meeting__body=body, pulled_at=None
        ).select_related("meeting")


class CancelForm(PortalForm):
    """Why a round stops without a count; everyone reads it."""

    reden = forms.CharField(
        label="Waarom vervalt de ronde?",
        help_text="De leden en het dossier laten deze reden zien.",
        widget=forms.Textarea({"rows": 3}),
        max_length=1_000,
    )


class DecideForm(PortalForm):
    """What was found about a declared interest."""

    oordeel = forms.ChoiceField(
        label="Is dit een belang waardoor dit lid zich onthoudt?",
        choices=[
            ("ja", "Ja, dit lid onthoudt zich"),
            ("nee", "Nee, dit is geen bezwaar"),
        ],
        widget=ChoiceRows,
    )
    motivering = forms.CharField(
        label="Waarom oordeelt u zo?",
        widget=forms.Textarea({"rows": 3}),
        max_length=2_000,
    )


class MinorityForm(PortalForm):
    """A minority view in its own words."""

    tekst = forms.CharField(
        label="Wat wil de minderheid zeggen?",
        help_text="Het volgende orgaan leest deze tekst woord voor woord.",
        widget=forms.Textarea({"rows": 8}),
        max_length=10_000,
    )
    openbaar = forms.BooleanField(
        label="Mijn naam mag er in het openbaar bij staan.", required=False
    )
