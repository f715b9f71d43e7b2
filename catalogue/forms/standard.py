"""The form of a standard."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from ..enums import Bindingness, LinkKind, RelationKind
from ..models import Standard
from .content import (
    ContentForm,
    Fields,
    Group,
    LongTextField,
    WebAddressField,
    optional_date,
    text_area,
)
from .names import MunicipalitiesField, StandardField
from .rows import Columns, add_rows, read_rows, typed_rows

CHOOSE = ("", "Kies")
LINKS: Columns = {
    "kind": lambda n: forms.ChoiceField(
        label=f"Link {n}: soort", choices=[CHOOSE, *LinkKind.choices], required=False
    ),
    "label": lambda n: forms.CharField(
        label=f"Link {n}: tekst", max_length=160, required=False
    ),
    "url": lambda n: WebAddressField(label=f"Link {n}: adres", required=False),
}
RELATIONS: Columns = {
    "kind": lambda n: forms.ChoiceField(
        label=f"Relatie {n}: deze standaard …",
        choices=[CHOOSE, *RelationKind.choices],
        required=False,
    ),
    "other": lambda n: StandardField(label=f"Relatie {n}: welke standaard"),
}


class StandardForm(ContentForm):
    """Everything about a standard itself; versions and bindingness have their own."""

    description = LongTextField(
        label="Omschrijving",
        rows=10,
        help_text="Mag met Markdown: **vet**, lijstjes en [links](https://…).",
    )
    scope_of_application = LongTextField(
        label="Toepassingsgebied",
        rows=4,
        help_text="Waarvoor geldt de standaard, en waarvoor niet?",
    )
    how_to_start = LongTextField(
        label="Zo begint u", help_text="De eerste stappen voor een gemeente."
    )
    homepage = WebAddressField(label="Officiële pagina", required=False)
    planned_escalation_on = optional_date("Geplande datum van de verzwaring")
    owners = MunicipalitiesField(
        label="Gemeenten die eigenaar zijn",
        help_text="Eén naam per regel. Leeg betekent: van alle gemeenten samen.",
    )

    groups: ClassVar = [
        Group(
            "Wat is het?",
            "Schrijf voor iemand die de standaard niet kent.",
            [
                "name",
                "abbreviation",
                "slug",
                "summary",
                "description",
                "domain",
                "kind",
            ],
        ),
        Group(
            "Voor wie, en van wie?",
            "",
            ["for_whom", "scope_of_application", "steward", "owners"],
        ),
        Group(
            "Wat merken inwoners?",
            "Eén zin, nooit zonder bron. Zonder bron publiceren wij hem niet.",
            ["residents_notice", "residents_notice_source"],
        ),
        Group("Beginnen", "", ["how_to_start", "whom_to_ask", "homepage"]),
        Group(
            "Wie mag zien wie de standaard toepast?",
            "Openbaar: iedereen ziet aantallen en namen. Gemeenten: iedereen ziet "
            "aantallen, gemeenten zien namen. Afgeschermd: alleen de gemeente zelf en "
            "de VNG zien namen.",
            ["ring"],
        ),
        Group(
            "Geplande verzwaring",
            "Alleen als er al een plan is om de standaard zwaarder te laten gelden. "
            "Hoe verplicht de standaard nu is, legt u apart vast.",
            [
                "planned_escalation_to",
                "planned_escalation_on",
                "planned_escalation_source",
            ],
        ),
        Group(
            "Bron",
            "Vul bij “Te bevestigen” in wat nog niet zeker is. Dat staat dan bij de "
            "standaard, voor iedereen.",
            ["source", "to_confirm"],
        ),
    ]

    class Meta:
        model = Standard
        fields: ClassVar = [
            "name",
            "abbreviation",
            "slug",
            "summary",
            "description",
            "domain",
            "kind",
            "for_whom",
            "scope_of_application",
            "steward",
            "residents_notice",
            "residents_notice_source",
            "how_to_start",
            "whom_to_ask",
            "homepage",
            "ring",
            "planned_escalation_to",
            "planned_escalation_on",
            "planned_escalation_source",
            "source",
            "to_confirm",
        ]
        labels: ClassVar = {
            "name": "Naam",
            "abbreviation": "Afkorting",
            "slug": "Adres",
            "summary": "Wat is het, in één zin",
            "domain": "Domein",
            "kind": "Soort",
            "for_whom": "Voor wie",
            "steward": "Beheerder",
            "residents_notice": "Wat merken inwoners?",
            "residents_notice_source": "Bron van deze zin",
            "whom_to_ask": "Wie kunt u vragen stellen?",
            "ring": "Zichtbaarheid",
            "planned_escalation_to": "Wordt straks",
            "planned_escalation_source": "Bron van de geplande verzwaring",
            "source": "Bron van deze gegevens",
            "to_confirm": "Te bevestigen",
        }
        help_texts: ClassVar = {
            "slug": "Het laatste woord van het internetadres, zoals zaken-api. "
            "Na publicatie blijft het zoals het is.",
            "steward": "De organisatie die de standaard onderhoudt.",
            "for_whom": "Bijvoorbeeld: afdelingen burgerzaken en hun leveranciers.",
        }
        widgets: ClassVar = {
            name: text_area()
            for name in ("summary", "residents_notice", "source", "to_confirm")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["planned_escalation_to"].choices = [
            ("", "Geen plan"),
            *[level for level in Bindingness.choices if level[0] > 1],
        ]
        links = add_rows(self, "link", LINKS)
        relations = add_rows(self, "relatie", RELATIONS)
        self.sharpen()
        self.groups = [
            *self.groups[:5],
            Group("Links", "Specificatie, test, voorbeeld en hulp.", links),
            Group(
                "Relaties",
                "Waar bouwt deze standaard op, wat vervangt zij, waar hoort zij bij?",
                relations,
            ),
            *self.groups[5:],
        ]

    @classmethod
    def fields_of(cls, subject: Any) -> Fields:
        links = [
            {"kind": link.kind, "label": link.label, "url": link.url}
            for link in subject.links.all()
        ]
        relations = [
            {"kind": relation.kind, "other": relation.other.slug}
            for relation in subject.relations.select_related("other").order_by("id")
        ]
        owners = "\n".join(subject.owners.by_name().values_list("name", flat=True))
        return {
            **super().fields_of(subject),
            **({"owners": [owners]} if owners else {}),
            **typed_rows("link", links),
            **typed_rows("relatie", relations),
        }

    def clean(self) -> dict[str, Any]:
        content = super().clean() or self.cleaned_data
        self.require_source("residents_notice", "residents_notice_source")
        self.require_source("planned_escalation_to", "planned_escalation_source")
        if content.get("planned_escalation_on") and not content.get(
            "planned_escalation_to"
        ):
            self.add_error("planned_escalation_to", "Kies hoe zwaar het straks geldt.")
        content["links"] = read_rows(self, "link", LINKS)
        content["relations"] = read_rows(self, "relatie", RELATIONS)
        return content
