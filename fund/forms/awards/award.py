"""Forms about a request and its award."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from catalogue.models import Initiative, Standard
from municipalities.models import Municipality
from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...domain.awards.planning import Planned
from ...domain.awards.preparing import Terms
from ...enums import ConditionKind
from ...models import BudgetLine, FundDecision
from ..money import AmountField


class TakeInForm(PortalForm):
    """From which line, and for which initiative where the dossier names none."""

    budget_line = forms.ModelChoiceField(
        BudgetLine.objects.none(), label="Op welke budgetregel?", empty_label=None
    )
    initiative = forms.ModelChoiceField(
        Initiative.objects.none(), label="Voor welk initiatief?"
    )

    def __init__(
        self,
        *args: Any,
        lines: QuerySet[BudgetLine],
        initiatives: QuerySet[Initiative] | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["budget_line"].queryset = lines
        if initiatives is None:
            del self.fields["initiative"]
        else:
            self.fields["initiative"].queryset = initiatives


class TermsForm(PortalForm):
    """What is awarded, to whom, and on which decision."""

    decision = forms.ModelChoiceField(
        FundDecision.objects.none(),
        label="Op welk besluit van de Algemene ledenvergadering?",
        empty_label=None,
    )
    title = forms.CharField(label="Waarvoor is het geld?", max_length=200)
    amount_cents = AmountField(
        label="Bedrag in euro", help_text="Bijvoorbeeld 12.500,00."
    )
    recipient_name = forms.CharField(
        label="Naam van de ontvanger",
        max_length=70,
        help_text="Zoals de bank de rekening kent.",
    )
    recipient_iban = forms.CharField(label="IBAN van de ontvanger", max_length=42)
    recipient_municipality = forms.ModelChoiceField(
        Municipality.objects.none(),
        label="Welke gemeente ontvangt het?",
        required=False,
        help_text="Laat leeg als de ontvanger geen gemeente is.",
    )
    accountable_by = DutchDateField(label="Verantwoording uiterlijk op")

    def __init__(
        self,
        *args: Any,
        decisions: QuerySet[FundDecision],
        municipalities: QuerySet[Municipality],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = decisions
        self.fields["recipient_municipality"].queryset = municipalities

    @property
    def terms(self) -> Terms:
        """As the verb takes them."""
        typed = {**self.cleaned_data}
        for name in ("decision", "budget_line"):
            typed.pop(name, None)
        return Terms(**typed)


class StructuralForm(TermsForm):
    """The same for a structural line, which is chosen too."""

    budget_line = forms.ModelChoiceField(
        BudgetLine.objects.none(), label="Welke structurele regel?", empty_label=None
    )
    field_order = ("budget_line",)

    def __init__(self, *args: Any, lines: QuerySet[BudgetLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["budget_line"].queryset = lines


class TrancheForm(PortalForm):
    """One tranche of the plan."""

    amount_cents = AmountField(label="Bedrag van deze tranche in euro")
    planned_on = DutchDateField(label="Gepland op")
    condition = forms.ChoiceField(label="Voorwaarde", choices=ConditionKind)
    standard = forms.ModelChoiceField(
        Standard.objects.none(),
        label="Welke standaard moeten gemeenten gebruiken?",
        required=False,
        help_text="Alleen bij de voorwaarde “een aantal gemeenten dat gebruikt”.",
    )
    municipalities_wanted = forms.IntegerField(
        label="Hoeveel gemeenten?",
        required=False,
        min_value=1,
        max_value=500,
        widget=forms.NumberInput({"class": "so-input--s"}),
        help_text="Alleen bij dezelfde voorwaarde.",
    )

    def __init__(
        self, *args: Any, standards: QuerySet[Standard], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["standard"].queryset = standards

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("condition") == ConditionKind.ADOPTION:
            for name, sentence in (
                ("standard", "Kies de standaard die gemeenten moeten gebruiken."),
                ("municipalities_wanted", "Vul in hoeveel gemeenten het zijn."),
            ):
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return typed

    @property
    def planned(self) -> Planned:
        typed = self.cleaned_data
        return Planned(**{**typed, "condition": ConditionKind(typed["condition"])})


class ShareForm(PortalForm):
    """Which part is for one standard."""

    standard = forms.ModelChoiceField(
        Standard.objects.none(), label="Voor welke standaard?", empty_label=None
    )
    amount_cents = AmountField(label="Bedrag in euro")

    def __init__(
        self, *args: Any, standards: QuerySet[Standard], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["standard"].queryset = standards
