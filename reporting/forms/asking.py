"""The form that asks for a report."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from catalogue.enums import Domain
from municipalities.models import Province
from samenorganiseren.shared.forms import PortalForm
from samenorganiseren.shared.forms.dates import DutchDateField

from ..enums import Narrowing
from ..rules.kinds import Kind
from ..rules.periods import Span, day_span, months_over, years_over

ONE_DAY = "dag"


class AskForm(PortalForm):
    """One period, or one day; and where the kind has one, a way to narrow down."""

    periode = forms.ChoiceField(
        label="Over welke periode?",
        help_text="Een maand en een jaar staan in de lijst als zij voorbij zijn.",
    )
    dag = DutchDateField(
        label="Welke dag?",
        required=False,
        help_text="Alleen als u hierboven één dag kiest. Bijvoorbeeld 30 6 2026.",
    )

    def __init__(self, data: Any = None, *, kind: Kind, today: date) -> None:
        super().__init__(data, initial={"periode": ONE_DAY, "dag": today})
        self.spans = {
            span.slug: span for span in [*months_over(today), *years_over(today)]
        }
        self.fields["periode"].choices = _choices(today)
        self.narrowings = kind.filters
        for one in kind.filters:
            self.fields[one.value] = _narrowing(one)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            cleaned.get("periode") == ONE_DAY
            and "dag" in cleaned
            and not cleaned["dag"]
        ):
            self.add_error("dag", ValidationError("Vul een dag in.", code="required"))
        return cleaned

    @property
    def span(self) -> Span:
        """The period that was chosen; only of a form that is right."""
        chosen = self.cleaned_data["periode"]
        if chosen == ONE_DAY:
            return day_span(self.cleaned_data["dag"])
        return self.spans[chosen]

    @property
    def filters(self) -> dict[str, str]:
        return {one.value: self.cleaned_data[one.value] for one in self.narrowings}


def _choices(today: date) -> list[Any]:
    return [
        (ONE_DAY, "Stand op één dag"),
        ("Een maand", [(span.slug, span.words) for span in months_over(today)]),
        ("Een jaar", [(span.slug, span.words) for span in years_over(today)]),
    ]


def _narrowing(one: Narrowing) -> forms.ChoiceField:
    if one == Narrowing.DOMAIN:
        choices = [("", "Alle domeinen"), *Domain.choices]
        return forms.ChoiceField(label="Domein", choices=choices, required=False)
    provinces = Province.objects.order_by("name").values_list("slug", "name")
    return forms.ChoiceField(
        label="Provincie",
        choices=[("", "Alle provincies"), *provinces],
        required=False,
    )
