"""Forms about seats and who sits on them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from accounts.enums import OrganisationKind
from accounts.models import Organisation, User
from samenorganiseren.shared.forms import DutchDateField, PortalForm

from ...enums import SeatCategory
from ...queries.bodies.words import words_of

NO_ACCOUNT = (
    "Er is geen account met dit adres. Vraag de functioneel beheerder om deze persoon "
    "uit te nodigen."
)
UNTIL = "De eerste dag zonder. Leeg is: tot nader order."
SITS_FOR = (
    OrganisationKind.MUNICIPALITY,
    OrganisationKind.PARTNERSHIP,
    OrganisationKind.VNG,
)


class SeatForm(PortalForm):
    """A new seat."""

    category = forms.ChoiceField(
        label="Voor wie is de zetel?",
        choices=[("", "Kies"), *((one.value, words_of(one)) for one in SeatCategory)],
    )
    label = forms.CharField(
        label="Naam van de zetel",
        max_length=120,
        help_text="Bijvoorbeeld: Gemeentesecretaris 4.",
    )
    nominated_by = forms.CharField(
        label="Wie draagt iemand voor?", max_length=160, required=False
    )


class PersonField(forms.EmailField):
    """Somebody who has an account, by e-mail address."""

    def clean(self, value: Any) -> User:
        address = super().clean(value)
        person = User.objects.active().with_email(address).first()
        if person is None:
            raise forms.ValidationError(NO_ACCOUNT, code="unknown")
        return person


class AppointForm(PortalForm):
    """Who comes to sit here, for whom and how long."""

    person = PersonField(
        label="E-mailadres van de persoon",
        help_text="Van iemand die al een account heeft.",
    )
    on_behalf_of = forms.ModelChoiceField(
        Organisation.objects.active().filter(kind__in=SITS_FOR).by_name(),
        label="Namens wie?",
        required=False,
        empty_label="Niemand in het bijzonder",
        help_text="Deze naam staat op de openbare pagina.",
    )
    employer = forms.CharField(
        label="Werkgever",
        max_length=160,
        required=False,
        help_text="Alleen voor de regel over één werkgever. Niet openbaar.",
    )
    starts_on = DutchDateField(label="Eerste dag")
    ends_on = DutchDateField(label="Tot", required=False, help_text=UNTIL)


class LastDayForm(PortalForm):
    """From which day it is over."""

    on = DutchDateField(
        label="Vanaf welke dag?",
        help_text="De eerste dag zonder. Dit kan vandaag zijn.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < timezone.localdate():
            raise forms.ValidationError("Kies vandaag of een latere dag.")
        return day


class AssistantForm(PortalForm):
    """Who helps a member."""

    assistant = PersonField(
        label="E-mailadres van de assistent",
        help_text="Van iemand die al een account heeft.",
    )
    ends_on = DutchDateField(
        label="Tot",
        required=False,
        help_text="De eerste dag zonder. Leeg is: zolang het lid zit.",
    )
