"""Forms of managing people and their roles."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from accounts.enums import ROLE_FITS, OrganisationKind, Role
from accounts.models import Organisation
from samenorganiseren.shared.forms import DutchDateField, PortalForm

UNTIL = "De eerste dag zonder de rol. Leeg is: tot nader order."


def roles_for(organisation: Organisation) -> list[tuple[str, str]]:
    """The roles that exist for this organisation, with their words."""
    kind = OrganisationKind(organisation.kind)
    return [(role.value, role.label) for role in Role if kind in ROLE_FITS[role]]


class RoleForm(PortalForm):
    """Which role, and until when."""

    role = forms.ChoiceField(label="Rol", widget=forms.RadioSelect)
    ends_on = DutchDateField(label="Tot", required=False, help_text=UNTIL)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles_for(organisation)

    def clean_ends_on(self) -> date | None:
        day = self.cleaned_data["ends_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError("Kies een dag na vandaag.")
        return day


class InviteForm(RoleForm):
    """Who is asked, for which role."""

    field_order = ["name", "email", "role", "ends_on"]
    name = forms.CharField(label="Naam", max_length=120)
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Hierheen gaat de uitnodiging. Zij werkt 14 dagen.",
    )
