"""Recording how binding a standard is."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from samenorganiseren.shared.forms import ChoiceRows, PortalForm

from ..domain.bindingness import Facts
from ..enums import Authority, Bindingness
from .content import Group, Grouped, optional_date, text_area

DATES = ("advised", "decided", "in_force")


def source(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=300, required=False)


class BindingnessForm(Grouped, PortalForm):
    """What a source says: who made it how binding, and three dates apart."""

    authority = forms.ChoiceField(
        label="Op wiens gezag?", choices=Authority.choices, widget=ChoiceRows()
    )
    authority_note = forms.CharField(
        label="Welke wet, lijst of standaard?",
        max_length=160,
        required=False,
        help_text="Alleen als het gezag niet de VNG is. Bijvoorbeeld: GIBIT.",
    )
    level = forms.TypedChoiceField(
        label="Hoe verplicht is dit?",
        coerce=lambda value: Bindingness(int(value)),
        choices=Bindingness.choices,
        widget=ChoiceRows(
            hints={
                "0": "Beëindigt een eerdere verbindendheid.",
                "1": "Door de directie van de VNG, zonder formele status.",
                "2": "Door het VNG-bestuur, na advies van het College van "
                "Dienstverleningszaken.",
                "3": "Door het VNG-bestuur, na een ledenraadpleging.",
            }
        ),
    )
    decided_by = forms.CharField(
        label="Wie besloot het?",
        max_length=120,
        required=False,
        help_text="Zoals de bron het schrijft: VNG-bestuur.",
    )
    advised_on = optional_date("Datum van het advies")
    advised_source = source("Bron van de datum van het advies")
    decided_on = optional_date(
        "Datum van het besluit", "Verplicht bij niveau 2 en 3 van de VNG."
    )
    decided_source = source("Bron van de datum van het besluit")
    in_force_on = optional_date(
        "Geldt vanaf", "Dit is bijna nooit de dag van het besluit."
    )
    in_force_source = source("Bron van “geldt vanaf”")
    source = forms.CharField(
        label="Bron",
        max_length=400,
        widget=text_area(),
        help_text="Waar kan een ander dit nalezen? Zonder bron leggen wij niets vast.",
    )
    to_confirm = forms.CharField(
        label="Wat is nog onzeker?", max_length=300, required=False, widget=text_area()
    )

    groups: ClassVar = [
        Group(
            "Wat geldt er?", "", ["authority", "authority_note", "level", "decided_by"]
        ),
        Group(
            "Drie datums, elk met een bron",
            "Verwar ze niet: lijsten zijn daardoor vaak fout. "
            "Weet u een datum niet, laat haar dan leeg.",
            [f"{name}_{part}" for name in DATES for part in ("on", "source")],
        ),
        Group("Waar staat dit?", "", ["source", "to_confirm"]),
    ]

    def clean(self) -> dict[str, Any]:
        content = super().clean() or self.cleaned_data
        for name in DATES:
            if content.get(f"{name}_on") and not content.get(f"{name}_source"):
                self.add_error(f"{name}_source", "Vul in waar deze datum staat.")
        if content.get("authority") not in (None, Authority.VNG) and not content.get(
            "authority_note"
        ):
            self.add_error(
                "authority_note", "Vul in op grond van welke wet, lijst of standaard."
            )
        return content

    def facts(self) -> Facts:
        """What was filled in, as the domain takes it."""
        return Facts(**self.cleaned_data)
