"""The forms of the second factor."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.recovery_codes import forms as recovery
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

from .forms import Wording

CODE = "De zes cijfers uit uw app, of een herstelcode."


class EnterCode(Wording, base.AuthenticateForm):
    labels = {"code": "Code"}
    hints = {"code": CODE}


class ConfirmCode(Wording, base.ReauthenticateForm):
    labels = {"code": "Code"}
    hints = {"code": CODE}


class StartApp(Wording, totp.ActivateTOTPForm):
    labels = {"code": "Code uit de app"}
    hints = {"code": "De zes cijfers die de app nu toont."}


class StopApp(Wording, totp.DeactivateTOTPForm):
    pass


class NewRecoveryCodes(Wording, recovery.GenerateRecoveryCodesForm):
    pass


class AddPasskey(Wording, webauthn.AddWebAuthnForm):
    labels = {
        "name": "Naam van deze passkey",
        "passwordless": "Inloggen zonder wachtwoord",
    }
    hints = {
        "name": "Bijvoorbeeld: laptop van het werk.",
        "passwordless": "U logt dan in met uw vingerafdruk, gezicht of pincode.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ticked, as the page promises; without it a passkey is only a second step."""
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenamePasskey(Wording, webauthn.EditWebAuthnForm):
    labels = {"name": "Naam van deze passkey"}
