"""Forms for accounting and for judging it."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.domain.dossiers.paper_kinds import ALLOWED_WORDS
from samenorganiseren.shared.forms import ChoiceRows, DutchDateField, PortalForm

from ...domain.awards.accounting import Accounted
from ...enums import CostKind, ReportVerdict
from ..money import AmountField


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of files; none is an empty list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(FilesField, self).clean(one, initial) for one in data or []]


class ReportForm(PortalForm):
    """What was spent, by kind of cost, with what proves it."""

    from_on = DutchDateField(label="Eerste dag")
    to_on = DutchDateField(label="Laatste dag")
    summary = forms.CharField(
        label="Wat hebt u met het geld gedaan?", widget=forms.Textarea({"rows": 6})
    )
    evidence = FilesField(
        label="Bewijsstukken",
        required=False,
        help_text=f"Een {ALLOWED_WORDS}, hoogstens 20 MB per bestand. U kunt er meer "
        "tegelijk kiezen.",
    )
    is_final = forms.BooleanField(
        label="Dit is de eindverantwoording: hierna besteden wij niets meer",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Every kind of cost is a question; they are there before the rules look at them.
        costs = {
            kind.value: AmountField(
                label=f"Besteed aan {kind.label}, in euro", required=False
            )
            for kind in CostKind
        }
        self.base_fields = {**type(self).base_fields, **costs}
        super().__init__(*args, **kwargs)
        self.order_fields(["from_on", "to_on", *costs, "summary", "evidence"])

    @property
    def accounted(self) -> Accounted:
        typed = self.cleaned_data
        spent = {kind: typed[kind.value] for kind in CostKind if typed.get(kind.value)}
        return Accounted(
            from_on=typed["from_on"],
            to_on=typed["to_on"],
            summary=typed["summary"],
            spent=spent,
            is_final=typed["is_final"],
        )


class VerdictForm(PortalForm):
    """What the administrator thinks of it."""

    verdict = forms.ChoiceField(
        label="Gaat u akkoord?",
        choices=[
            (ReportVerdict.ACCEPTED, "Ja, akkoord"),
            (ReportVerdict.REFUSED, "Nee, niet akkoord"),
        ],
        widget=ChoiceRows,
    )
    reason = forms.CharField(
        label="Waarom?",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="Verplicht als u niet akkoord gaat. De ontvanger leest dit.",
    )
