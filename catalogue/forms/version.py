"""The form of one version of a standard."""

from __future__ import annotations

from typing import Any, ClassVar

from ..enums import Lifecycle
from ..models import StandardVersion
from .content import (
    ContentForm,
    Group,
    LongTextField,
    WebAddressField,
    optional_date,
    text_area,
)

DATES = ("released", "in_use", "end_of_support")


class VersionForm(ContentForm):
    """Three of the seven dates, each with its source, and what a buyer may ask."""

    title_field = "number"

    released_on = optional_date("Uitgebracht op", "De dag waarop de tekst verscheen.")
    in_use_on = optional_date("In gebruik sinds", "Niet hetzelfde als uitgebracht.")
    end_of_support_on = optional_date("Einde van de ondersteuning")
    specification_url = WebAddressField(
        label="Adres van de specificatie", required=False
    )
    tender_text = LongTextField(
        label="Vraag dit aan uw leverancier",
        rows=8,
        help_text="Tekst die een gemeente kan overnemen in een aanbesteding. "
        "Mag met Markdown.",
    )
    what_changed = LongTextField(label="Wat is er anders dan in de vorige versie?")

    groups: ClassVar = [
        Group(
            "Welke versie?",
            "De levensloop is van deze versie. Hoe verplicht de standaard is, en hoe ver "
            "een voorstel is, staan daar los van.",
            ["number", "lifecycle", "is_current", "what_changed"],
        ),
        Group(
            "Drie datums",
            "Elke datum heeft een eigen bron. Weet u een datum niet, laat haar dan leeg. "
            "De datums van advies, besluit en ingang staan bij de verbindendheid, "
            "de geplande verzwaring staat bij de standaard.",
            [f"{name}_{part}" for name in DATES for part in ("on", "source")],
        ),
        Group(
            "Voor leveranciers en inkopers", "", ["specification_url", "tender_text"]
        ),
        Group("Bron", "", ["source"]),
    ]

    class Meta:
        model = StandardVersion
        fields: ClassVar = [
            "number",
            "lifecycle",
            "is_current",
            "released_source",
            "in_use_source",
            "end_of_support_source",
            "source",
        ]
        labels: ClassVar = {
            "number": "Nummer",
            "lifecycle": "Levensloop",
            "is_current": "Dit is de huidige versie",
            "released_source": "Bron van “uitgebracht op”",
            "in_use_source": "Bron van “in gebruik sinds”",
            "end_of_support_source": "Bron van “einde van de ondersteuning”",
            "source": "Bron van deze gegevens",
        }
        help_texts: ClassVar = {
            "number": "Zoals de beheerder het schrijft: 1.7.0 of 2024.",
            "is_current": "De vorige huidige versie is dat dan niet meer.",
        }
        widgets: ClassVar = {"source": text_area()}

    def clean(self) -> dict[str, Any]:
        content = super().clean() or self.cleaned_data
        for name in DATES:
            self.require_source(f"{name}_on", f"{name}_source")
        begin, end = content.get("in_use_on"), content.get("end_of_support_on")
        if begin and end and end < begin:
            self.add_error(
                "end_of_support_on", "Dit ligt voor de dag waarop zij in gebruik kwam."
            )
        if (
            content.get("is_current")
            and content.get("lifecycle") == Lifecycle.WITHDRAWN
        ):
            self.add_error(
                "is_current", "Een teruggetrokken versie is niet de huidige."
            )
        return content
