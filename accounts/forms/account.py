"""Forms about one's own account."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from accounts.domain.tokens import LONGEST
from accounts.enums import TokenScope
from accounts.models import Invitation, Organisation, User
from accounts.passwords import PASSWORD_RULE
from samenorganiseren.shared.forms import DutchDateField, PortalForm


class NameForm(PortalForm):
    name = forms.CharField(
        label="Naam", max_length=120, help_text="Zo kennen anderen u hier."
    )


class AcceptForm(PortalForm):
    """A name and a password for a new account."""

    name = forms.CharField(label="Uw naam", max_length=120)
    password = forms.CharField(
        label="Wachtwoord",
        strip=False,
        help_text=PASSWORD_RULE,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        about = User(
            email=self.invitation.email, name=self.cleaned_data.get("name", "")
        )
        validate_password(password, about)
        return password


class TokenForm(PortalForm):
    name = forms.CharField(
        label="Waarvoor is de sleutel?",
        max_length=80,
        help_text="Bijvoorbeeld: zaaksysteem.",
    )
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="Namens")
    scopes = forms.MultipleChoiceField(
        label="Wat mag een programma met deze sleutel?",
        choices=TokenScope.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    expires_on = DutchDateField(
        label="Werkt tot en met", help_text="Hoogstens een jaar."
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = [held.organisation_id for held in user.get_current_roles()]
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=mine).by_name()
        field.empty_label = None

    def clean_expires_on(self) -> date:
        day, today = self.cleaned_data["expires_on"], timezone.localdate()
        if not today < day <= today + timedelta(days=LONGEST):
            raise forms.ValidationError(
                "Kies een dag na vandaag, hoogstens een jaar vooruit."
            )
        return day
