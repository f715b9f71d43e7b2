"""Planning a heavier bindingness, and concluding an evaluation."""

from __future__ import annotations

from typing import Any

from django import forms

from catalogue.enums import Bindingness
from samenorganiseren.shared.forms import ChoiceRows, DutchDateField, PortalForm

from ...domain.decisions.plans import Condition
from ...enums import PlanCondition, Stage
from .advice import long_text

LEVELS = [(level.value, level.label) for level in Bindingness if level]


def whole(label: str, most: int, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        help_text=help_text,
    )


class PlanForm(PortalForm):
    """To which level, when, and what must be reached first."""

    to_level = forms.TypedChoiceField(
        label="Naar welk niveau?",
        coerce=lambda value: Bindingness(int(value)),
        choices=LEVELS,
        widget=ChoiceRows(),
    )
    planned_on = DutchDateField(label="Gepland op")
    coverage = whole("Minstens zoveel procent van de gemeenten past het toe", 100)
    in_use = whole("Bij minstens zoveel gemeenten in gebruik", 1000)
    explained = whole("Hoogstens zoveel gemeenten leggen uit", 1000)
    supported = forms.BooleanField(
        label="De huidige versie wordt ondersteund", required=False
    )

    NUMBERED = (
        ("coverage", PlanCondition.COVERAGE),
        ("in_use", PlanCondition.IN_USE),
        ("explained", PlanCondition.EXPLAINED),
    )

    def conditions(self) -> list[Condition]:
        """Those that were filled in."""
        typed = self.cleaned_data
        chosen = [
            Condition(kind, typed[name])
            for name, kind in self.NUMBERED
            if typed.get(name) is not None
        ]
        if typed.get("supported"):
            chosen.append(Condition(PlanCondition.NO_END_OF_SUPPORT))
        return chosen

    @classmethod
    def typed_from(cls, conditions: list[dict[str, Any]]) -> dict[str, Any]:
        """A stored plan as it was typed."""
        names = {kind.value: name for name, kind in cls.NUMBERED}
        typed: dict[str, Any] = {
            names[one["soort"]]: one["getal"]
            for one in conditions
            if one["soort"] in names
        }
        supported = {"soort": PlanCondition.NO_END_OF_SUPPORT.value}
        return {**typed, "supported": supported in conditions}


class EvaluationForm(PortalForm):
    """What the evaluation led to."""

    to = forms.TypedChoiceField(
        label="Wat komt eruit?",
        coerce=Stage,
        choices=[
            (Stage.EXTENDED.value, "Verlengen: het besluit blijft zoals het is"),
            (Stage.REVISED.value, "Herzien: er komt een nieuw voorstel"),
        ],
        widget=ChoiceRows(),
    )
    report = long_text("Wat leverde de evaluatie op?", "Iedereen kan dit lezen.")
