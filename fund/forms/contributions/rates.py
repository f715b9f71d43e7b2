"""Forms about rates: what the members decided, and what it would be with a cent more."""

from __future__ import annotations

from typing import Any

from django import forms

from samenorganiseren.shared.forms import PortalForm

from ...enums import RateMode
from ...models import ContributionRate, FiscalYear, FundDecision, Programme
from ...queries.planning.decisions import rate_decisions
from ...rules.contributions import Price
from ...rules.rates import NotARate, micros_of, typed
from ..money import EuroField


class RateField(forms.CharField):
    """1,235 becomes 1235000 micro-euros; at most six decimals."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "class": "so-input--s"})
        super().__init__(**{"widget": widget, "max_length": 30, **kwargs})

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return micros_of(text)
        except NotARate as refusal:
            raise forms.ValidationError(str(refusal), code="rate") from refusal

    def prepare_value(self, value: Any) -> Any:
        return typed(value) if isinstance(value, int) else value


class RateForm(PortalForm):
    """A rate per inhabitant, or one amount that all pay together."""

    programme = forms.ModelChoiceField(
        Programme.objects.all(), label="Programma", empty_label="Kies"
    )
    decision = forms.ModelChoiceField(
        FundDecision.objects.none(),
        label="Volgens welk besluit?",
        empty_label="Kies",
        help_text="Alleen bevestigde tariefbesluiten van de leden over dit jaar.",
    )
    mode = forms.ChoiceField(
        label="Wat is besloten?", choices=[("", "Kies"), *RateMode.choices]
    )
    rate_micros = RateField(
        label="Tarief per inwoner",
        required=False,
        help_text="In euro’s, met hoogstens zes cijfers achter de komma, zoals 1,235.",
    )
    total_cents = EuroField(
        label="Vast bedrag",
        required=False,
        help_text="In euro’s: wat alle gemeenten samen betalen.",
    )

    def __init__(self, *args: Any, year: FiscalYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = rate_decisions(year)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        wanted = {RateMode.RATE: "rate_micros", RateMode.TOTAL: "total_cents"}
        name = wanted.get(found.get("mode", ""))
        if name and found.get(name) is None and name not in self.errors:
            self.add_error(name, self.fields[name].error_messages["required"])
        return found

    @property
    def price(self) -> Price:
        return Price(
            RateMode(self.cleaned_data["mode"]),
            self.cleaned_data["rate_micros"] or 0,
            self.cleaned_data["total_cents"] or 0,
        )

    @classmethod
    def typed_like(cls, rate: ContributionRate) -> dict[str, Any]:
        """As if it was just filled in."""
        return {name: getattr(rate, name) for name in cls.base_fields}


class SimulatorForm(PortalForm):
    """What if it were a cent more?"""

    mark_optional = False

    rate_micros = RateField(label="Tarief per inwoner", help_text="Zoals 3,05.")
    more_micros = RateField(label="Hoeveel erbij?", help_text="Zoals 0,01: één cent.")
    population_year = forms.TypedChoiceField(label="Inwonertallen van", coerce=int)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["population_year"].choices = [(year, str(year)) for year in years]
