"""The forms of an initiative."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from samenorganiseren.shared.forms import PortalForm

from ..enums import InitiativePhase
from ..models import Initiative
from .content import (
    ContentForm,
    Fields,
    Group,
    LongTextField,
    WebAddressField,
    text_area,
)
from .names import MunicipalitiesField, MunicipalityField, StandardsField


class InitiativeForm(ContentForm):
    """Something that municipalities make together."""

    description = LongTextField(
        label="Omschrijving", rows=10, help_text="Mag met Markdown."
    )
    homepage = WebAddressField(label="Officiële pagina", required=False)
    lead = MunicipalityField(
        label="Gemeente die trekt", help_text="Deze gemeente mag de fase bijwerken."
    )
    participants = MunicipalitiesField(
        label="Gemeenten die meedoen", help_text="Eén naam per regel."
    )
    produces = StandardsField(
        label="Standaarden die het oplevert",
        help_text="Eén per regel: de naam, de afkorting of het adres van de standaard.",
    )

    groups: ClassVar = [
        Group(
            "Wat is het?",
            "Schrijf voor iemand die het initiatief niet kent.",
            [
                "name",
                "abbreviation",
                "slug",
                "summary",
                "description",
                "domain",
                "goal",
            ],
        ),
        Group("Hoe ver is het?", "", ["phase", "produces"]),
        Group("Wie?", "", ["lead", "participants", "steward", "contact", "homepage"]),
        Group(
            "Bron",
            "Wat nog niet zeker is, staat als “te bevestigen” bij het initiatief.",
            ["source", "to_confirm"],
        ),
    ]

    class Meta:
        model = Initiative
        fields: ClassVar = [
            "name",
            "abbreviation",
            "slug",
            "summary",
            "domain",
            "goal",
            "phase",
            "steward",
            "contact",
            "source",
            "to_confirm",
        ]
        labels: ClassVar = {
            "name": "Naam",
            "abbreviation": "Afkorting",
            "slug": "Adres",
            "summary": "Wat is het, in één zin",
            "domain": "Domein",
            "goal": "Doel van de Digitale Agenda",
            "phase": "Fase",
            "steward": "Beheerder",
            "contact": "Contact",
            "source": "Bron van deze gegevens",
            "to_confirm": "Te bevestigen",
        }
        help_texts: ClassVar = {
            "slug": "Het laatste woord van het internetadres. "
            "Na publicatie blijft het zoals het is.",
            "contact": "Een afdeling of algemeen adres, liever geen persoon.",
        }
        widgets: ClassVar = {
            name: text_area() for name in ("summary", "source", "to_confirm")
        }

    @classmethod
    def fields_of(cls, subject: Any) -> Fields:
        many = {
            "participants": subject.participants.by_name().values_list(
                "name", flat=True
            ),
            "produces": subject.produces.by_name().values_list("slug", flat=True),
        }
        lines = {name: ["\n".join(rows)] for name, rows in many.items()}
        return {
            **super().fields_of(subject),
            **{n: v for n, v in lines.items() if v[0]},
        }


class PhaseForm(PortalForm):
    """How far an initiative is now."""

    phase = forms.ChoiceField(label="Fase", choices=InitiativePhase.choices)
