"""How the list of municipalities of a standard is narrowed."""

from __future__ import annotations

from typing import Any

from django import forms

from municipalities.models import Province
from samenorganiseren.shared.forms import DutchDateField, PortalForm
from samenorganiseren.shared.states import WORDS


class AdoptionListForm(PortalForm):
    """Everything in the address; an unknown value gets its sentence."""

    mark_optional = False

    stand = forms.MultipleChoiceField(
        label="Stand",
        required=False,
        choices=list(WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    provincie = forms.ChoiceField(label="Provincie", required=False)
    op = DutchDateField(label="Stand op", required=False)
    pagina = forms.IntegerField(
        label="Pagina", required=False, min_value=1, max_value=100_000
    )
    vorm = forms.ChoiceField(
        label="Vorm", required=False, choices=[("csv", "CSV"), ("ods", "ODS")]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = Province.objects.values_list("slug", "name").order_by("name")
        self.fields["provincie"].choices = [("", "Alle provincies"), *provinces]
