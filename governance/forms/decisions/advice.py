"""Writing an advice, and what the chair or secretary does with it."""

from __future__ import annotations

from django import forms

from samenorganiseren.shared.forms import ChoiceRows, PortalForm

from ...enums import AdviceVerdict

LONGEST = 20_000


def long_text(label: str, help_text: str = "", *, required: bool = True):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 8}),
    )


class AdviceForm(PortalForm):
    """The words of the advice; the count is already there."""

    verdict = forms.TypedChoiceField(
        label="Wat is het advies?",
        coerce=AdviceVerdict,
        choices=AdviceVerdict.choices,
        widget=ChoiceRows(),
    )
    text = long_text(
        "De tekst van het advies",
        "Iedereen leest dit, als het advies is gepubliceerd. Laat een lege regel tussen "
        "alinea’s.",
    )
    conditions = long_text(
        "Voorwaarden",
        "Alleen bij een positief advies onder voorwaarden.",
        required=False,
    )


class AdviceStepForm(PortalForm):
    """Which step is taken with a draft."""

    stap = forms.ChoiceField(
        choices=[
            ("afzien", "Niemand wil een minderheidsstandpunt"),
            ("vaststellen", "Stel vast"),
        ]
    )
