"""The forms of signing in and of passwords."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as library
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.passwords import PASSWORD_RULE
from samenorganiseren.shared.forms import PortalFormRules

TWO_PASSWORDS = "De twee wachtwoorden zijn niet gelijk. Vul ze opnieuw in."


class Wording(PortalFormRules):
    """Our labels and hints on the library's fields, without its placeholders."""

    mark_optional = False
    labels: dict[str, str] = {}
    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")

    def add_error(self, field: str | None, error: Any) -> None:
        if field == "password2":
            error = TWO_PASSWORDS
        super().add_error(field, error)


def forgotten() -> SafeString:
    """The way out for who lost the password."""
    return format_html(
        '<a href="{}">Wachtwoord vergeten</a>', reverse("account_reset_password")
    )


class SignIn(Wording, library.LoginForm):
    labels = {"login": "E-mailadres", "password": "Wachtwoord"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.hints = {"password": forgotten()}
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ConfirmPassword(Wording, library.ReauthenticateForm):
    labels = {"password": "Wachtwoord"}


class ForgottenPassword(Wording, library.ResetPasswordForm):
    labels = {"email": "E-mailadres"}


class NewPassword(Wording, library.ResetPasswordKeyForm):
    labels = {
        "password1": "Nieuw wachtwoord",
        "password2": "Nieuw wachtwoord, nog een keer",
    }
    hints = {"password1": PASSWORD_RULE}


class DataFirst:
    """Takes the data first, as every form does; the library's own take the person."""

    def __init__(
        self, data: Any = None, *args: Any, user: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(user, data, *args, **kwargs)


class ChangePassword(Wording, DataFirst, library.ChangePasswordForm):
    labels = {**NewPassword.labels, "oldpassword": "Huidig wachtwoord"}
    hints = {"password1": PASSWORD_RULE}


class FirstPassword(Wording, DataFirst, library.SetPasswordForm):
    labels = NewPassword.labels
    hints = {"password1": PASSWORD_RULE}
