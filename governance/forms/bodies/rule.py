"""The form of a new rule, begun from the one in force."""

from __future__ import annotations

from typing import Any

from django import forms

from samenorganiseren.shared.forms import DutchDateField, PortalForm
from samenorganiseren.shared.forms.base import limit
from samenorganiseren.shared.forms.sentences import speak_dutch

from ...enums import Majority, Publicity, Recusal, SeatCategory, TallyShown
from ...models import BodyRule
from ...queries.bodies.words import words_of

SAYS = (
    "quorum_percent",
    "majority",
    "recusal",
    "publicity",
    "tally_shown",
    "two_voices",
    "max_per_employer",
    "consultation_days",
    "papers_days",
    "minority_hours",
)


def whole(label: str, least: int, most: int, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **kwargs)


class RuleForm(PortalForm):
    """How the body works from a day on."""

    in_force_on = DutchDateField(
        label="Vanaf welke dag geldt deze regel?",
        help_text="Vandaag of later. Wat daarvoor gold, verandert niet.",
    )
    source = forms.CharField(
        label="Waar komt deze regel vandaan?",
        max_length=300,
        help_text="Bijvoorbeeld: reglement van orde, vastgesteld op 3 maart 2026.",
    )
    quorum_percent = whole(
        "Quorum in procenten",
        1,
        100,
        help_text="Van wie mag meedoen en geen belang heeft.",
    )
    majority = forms.ChoiceField(label="Meerderheid", choices=Majority)
    recusal = forms.ChoiceField(label="Wie een belang heeft", choices=Recusal)
    publicity = forms.ChoiceField(
        label="Namen met standpunten",
        choices=Publicity,
        help_text="Dit staat ook op elk formulier waarop iemand een standpunt geeft.",
    )
    tally_shown = forms.ChoiceField(
        label="Wanneer ziet een lid hoe de anderen erover denken?", choices=TallyShown
    )
    two_voices = forms.BooleanField(
        label="Wie op twee zetels zit, heeft twee stemmen", required=False
    )
    max_per_employer = whole(
        "Hoogstens hoeveel mensen van één werkgever?",
        1,
        50,
        required=False,
        help_text="Leeg is: geen grens.",
    )
    consultation_days = whole("Een consultatie duurt minstens, in dagen", 1, 365)
    papers_days = whole("Stukken komen vooraf, in dagen", 0, 90)
    minority_hours = whole("Tijd voor een minderheidsstandpunt, in uren", 0, 720)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for category in SeatCategory:
            for name, word in (("least", "minstens"), ("most", "hoogstens")):
                asked = f"Zetels voor {words_of(category)}, {word}"
                added = whole(asked, 0, 500, required=False)
                limit(added)
                speak_dutch(added)
                self.fields[f"{name}-{category.value}"] = added

    @classmethod
    def typed_like(cls, rule: BodyRule | None) -> dict[str, Any]:
        """What one would have typed to get this rule again."""
        if rule is None:
            return {}
        limits = {
            f"{name}-{limit.category}": value
            for limit in rule.limits.all()
            for name, value in (("least", limit.at_least), ("most", limit.at_most))
        }
        return {name: getattr(rule, name) for name in SAYS} | limits

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for category, (least, most) in self.limits().items():
            if most is not None and most < least:
                self.add_error(
                    f"most-{category}", f"Dit is minder dan het minimum van {least}."
                )
        return cleaned

    def says(self) -> dict[str, Any]:
        """The rule itself, without its limits to seats."""
        return {name: self.cleaned_data[name] for name in SAYS}

    def limits(self) -> dict[str, tuple[int, int | None]]:
        """The fewest and the most seats of each category that has a limit."""
        found = {
            category.value: (
                self.cleaned_data.get(f"least-{category.value}"),
                self.cleaned_data.get(f"most-{category.value}"),
            )
            for category in SeatCategory
        }
        return {
            category: (least or 0, most)
            for category, (least, most) in found.items()
            if least is not None or most is not None
        }
