"""Entering what was decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms

from catalogue.enums import Bindingness
from samenorganiseren.shared.days import AMSTERDAM
from samenorganiseren.shared.forms import ChoiceRows, DutchDateField, PortalForm

from ...domain.decisions.deciding import Decided
from ...enums import Outcome
from .advice import long_text
from .groups import Group, Grouped

AT_BOARD = [
    (one.value, one.label.capitalize()) for one in Outcome if one != Outcome.REPEAL
]
AT_EVALUATION = [(Outcome.REPEAL.value, Outcome.REPEAL.label.capitalize())]


class DecisionForm(Grouped, PortalForm):
    """What the board decided. A second person reads it again before it counts."""

    outcome = forms.TypedChoiceField(
        label="Wat is besloten?", coerce=Outcome, choices=AT_BOARD, widget=ChoiceRows()
    )
    text = long_text("De tekst van het besluit", "Zo staat het straks in het besluit.")
    takes_conditions = forms.BooleanField(
        label="De voorwaarden van het advies zijn overgenomen", required=False
    )
    motivation = long_text(
        "Motivering",
        "Verplicht als het besluit afwijkt van het advies. Wie het advies gaf, leest "
        "hier waarom.",
        required=False,
    )
    level = forms.TypedChoiceField(
        label="Hoe verplicht wordt de standaard?",
        coerce=lambda value: Bindingness(int(value)),
        choices=Bindingness.choices,
        widget=ChoiceRows(
            hints={
                "0": "Kies dit ook bij afwijzen, teruggeven en intrekken.",
                "2": "Alleen na advies van het College van Dienstverleningszaken.",
                "3": "Alleen na een raadpleging van de leden.",
            }
        ),
    )
    decided_on = DutchDateField(label="Datum van het besluit")
    in_force_on = DutchDateField(
        label="Geldt vanaf",
        required=False,
        help_text="Verplicht als de standaard een verbindendheid krijgt.",
    )
    embargo_on = DutchDateField(
        label="Niet publiceren vóór",
        required=False,
        help_text="Laat leeg als het meteen openbaar mag zijn.",
    )
    embargo_time = forms.TimeField(
        label="Tijd",
        required=False,
        help_text="Zoals 09:00, in Nederlandse tijd.",
        input_formats=["%H:%M"],
    )

    groups: ClassVar = [
        Group(
            "Het besluit",
            "",
            ["outcome", "text", "takes_conditions", "motivation", "level"],
        ),
        Group("Datums", "", ["decided_on", "in_force_on"]),
        Group(
            "Embargo",
            "Tot dat moment ziet niemand buiten het orgaan het besluit, en gaat er "
            "geen bericht uit.",
            ["embargo_on", "embargo_time"],
        ),
    ]

    def __init__(
        self, *args: Any, is_evaluation: bool, has_conditions: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if is_evaluation:
            self.fields["outcome"].choices = AT_EVALUATION
        if not has_conditions:
            del self.fields["takes_conditions"]

    def decided(self) -> Decided:
        """What was filled in, as the domain takes it."""
        typed = dict(self.cleaned_data)
        day, hour = typed.pop("embargo_on"), typed.pop("embargo_time")
        embargo = None
        if day:
            moment = hour or datetime.min.time()
            embargo = datetime.combine(day, moment, AMSTERDAM)
        return Decided(**typed, embargo_until=embargo)


class DecisionStepForm(PortalForm):
    """Which step is taken with what was entered."""

    stap = forms.ChoiceField(
        choices=[
            ("bevestigen", "Bevestig"),
            ("gevolgen", "Bepaal de gevolgen opnieuw"),
            ("weghalen", "Haal weg"),
        ]
    )
