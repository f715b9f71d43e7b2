"""Forms about one year: opening it, a ceiling, other income, a document."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.domain.dossiers.paper_kinds import ALLOWED_WORDS
from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...domain.planning.income import Income
from ...domain.planning.years import FIRST_YEAR, LAST_YEAR
from ...enums import FundDecisionKind
from ...models import FiscalYear, FundDecision, Programme
from ...queries.planning.decisions import budget_decisions
from ..money import EuroField

PUBLISHED = (
    FundDecisionKind.FRAMEWORK,
    FundDecisionKind.BUDGET,
    FundDecisionKind.REPORT,
)


class YearForm(PortalForm):
    """Which year."""

    year = forms.IntegerField(
        label="Jaar",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.TextInput({"inputmode": "numeric", "class": "so-input--year"}),
    )


class CeilingForm(PortalForm):
    """To which amount, by which decision of the members."""

    programme = forms.ModelChoiceField(
        Programme.objects.all(), label="Programma", empty_label="Kies"
    )
    to_cents = EuroField(
        label="Plafond",
        help_text="Het hele bedrag na dit besluit, in euro’s, zoals 1.250.000.",
    )
    decision = forms.ModelChoiceField(
        FundDecision.objects.none(),
        label="Volgens welk besluit?",
        empty_label="Kies",
        help_text="Alleen bevestigde besluiten van de leden over het jaarplan.",
    )

    def __init__(self, *args: Any, year: FiscalYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = budget_decisions(year)


class IncomeForm(PortalForm):
    """Money from elsewhere."""

    name = forms.CharField(label="Waarvan?", max_length=200)
    amount_cents = EuroField(label="Bedrag", help_text="In euro’s.")
    booked_on = DutchDateField(label="Op welke dag?")
    source = forms.CharField(
        label="Bron",
        max_length=300,
        help_text="Een brief of besluit, en waar dat te vinden is.",
    )
    from_reserve = forms.BooleanField(
        label="Dit komt uit de reserve van het fonds",
        required=False,
        help_text="Anders komt het binnen op de bank.",
    )

    @property
    def income(self) -> Income:
        return Income(**self.cleaned_data)


class DocumentForm(PortalForm):
    """A document as it was published."""

    kind = forms.ChoiceField(
        label="Wat is het?",
        choices=[("", "Kies"), *((one.value, one.label) for one in PUBLISHED)],
    )
    title = forms.CharField(label="Titel", max_length=200)
    upload = forms.FileField(
        label="Bestand",
        help_text=f"Een {ALLOWED_WORDS}, hoogstens 20 MB, zonder wachtwoord of macro’s.",
    )
