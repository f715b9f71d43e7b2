"""Forms about a contribution run: beginning it, and correcting what was approved."""

from __future__ import annotations

from typing import Any

from django import forms

from municipalities.models import Municipality
from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...domain.contributions.correcting import Difference
from ...models import ContributionRate, ContributionRun
from ...queries.contributions.runs import ended_in_year, owing
from ..money import EuroField


class PrepareForm(PortalForm):
    """Which municipalities, and how many people."""

    reference_on = DutchDateField(
        label="Peildatum",
        help_text="De gemeenten die op deze dag bestaan, betalen mee.",
    )
    population_year = forms.TypedChoiceField(
        label="Inwonertallen van",
        coerce=int,
        help_text="De cijfers op 1 januari van dat jaar. Zij worden bevroren.",
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["population_year"].choices = [
            ("", "Kies"),
            *((year, str(year)) for year in years),
        ]


class CorrectForm(PortalForm):
    """More or less for one municipality."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label="Gemeente", empty_label="Kies"
    )
    rate = forms.ModelChoiceField(
        ContributionRate.objects.none(), label="Programma", empty_label="Kies"
    )
    amount_cents = EuroField(
        label="Verschil",
        help_text="In euro’s. Met een minteken betaalt de gemeente minder: -35,00.",
    )
    reason = forms.CharField(
        label="Waarom?", max_length=300, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, run: ContributionRun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = owing(run)
        self.fields["rate"].queryset = ContributionRate.objects.filter(
            year=run.year_id
        ).select_related("programme")

    @property
    def asked(self) -> dict[str, Any]:
        typed = self.cleaned_data
        difference = Difference(
            typed["rate"], typed["municipality"], typed["amount_cents"]
        )
        return {"differences": [difference], "reason": typed["reason"]}


class MergerForm(PortalForm):
    """Which municipality went over into another in this year."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label="Gemeente", empty_label="Kies"
    )

    def __init__(self, *args: Any, run: ContributionRun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = ended_in_year(run)
