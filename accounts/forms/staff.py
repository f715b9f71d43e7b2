"""Forms of Beheer."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.domain.organisations import FROM_REGISTER
from accounts.enums import OrganisationKind
from accounts.models import Organisation
from samenorganiseren.shared.forms import DutchDateField, PortalForm

HAND_MADE = [
    (kind.value, kind.label) for kind in OrganisationKind if kind not in FROM_REGISTER
]


class NewOrganisationForm(PortalForm):
    kind = forms.ChoiceField(label="Soort", choices=HAND_MADE, widget=forms.RadioSelect)
    name = forms.CharField(label="Naam", max_length=120)
    homepage = forms.URLField(label="Website", required=False, assume_scheme="https")


class OrganisationForm(PortalForm):
    name = forms.CharField(label="Naam", max_length=120)
    homepage = forms.URLField(label="Website", required=False, assume_scheme="https")
    is_active = forms.BooleanField(
        label="In gebruik",
        required=False,
        help_text="Zonder vinkje kan niemand meer een rol krijgen bij deze organisatie.",
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if organisation.kind in FROM_REGISTER:
            self.fields["name"].disabled = True
            self.fields["name"].help_text = "Deze naam komt uit het register."


class HelpTextForm(PortalForm):
    title = forms.CharField(label="Kop", max_length=120)
    body = forms.CharField(
        label="Tekst",
        widget=forms.Textarea,
        help_text="Met **sterren** maakt u woorden vet, met een streepje begint u een opsomming.",
    )


class MailTextForm(PortalForm):
    subject = forms.CharField(label="Onderwerp", max_length=150)
    body = forms.CharField(label="Tekst", widget=forms.Textarea)


class TaskForm(PortalForm):
    title = forms.CharField(label="Wat moet er gebeuren?", max_length=150)
    explanation = forms.CharField(label="Hoe?", required=False, widget=forms.Textarea)
    due_on = DutchDateField(label="Wanneer?")
    repeats_yearly = forms.BooleanField(
        label="Elk jaar opnieuw", required=False, initial=True
    )


class JournalForm(PortalForm):
    """What a reader of the journal looks for; everything may stay empty."""

    persoon = forms.CharField(label="Persoon of onderwerp", required=False)
    handeling = forms.ChoiceField(label="Handeling", required=False)
    organisatie = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Organisatie",
        required=False,
        to_field_name="slug",
        empty_label="alle",
    )
    vanaf = DutchDateField(label="Vanaf", required=False)
    tot_en_met = DutchDateField(label="Tot en met", required=False)

    mark_optional = False

    def __init__(
        self, *args: Any, organisations: Any, actions: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisations
        self.fields["handeling"].choices = [("", "alle"), *actions]

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        first, last = asked.get("vanaf"), asked.get("tot_en_met")
        if first and last and last < first:
            self.add_error(
                "tot_en_met", "Deze dag ligt voor de eerste dag. Kies een latere."
            )
        return asked
