"""The second factor: an app with codes, a passkey, and recovery codes."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from .sealing import seal, unseal


class SecondFactorAdapter(DefaultMFAAdapter):
    """Says in Dutch what the library says, names passkeys and seals secrets."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Deze stap kunt u niet uitzetten.",
        "cannot_generate_recovery_codes": "Stel eerst een app of passkey in. "
        "Daarna kunt u herstelcodes maken.",
        "incorrect_code": "Deze code klopt niet. Wacht op de volgende code en vul die in.",
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def _get_site_name(self) -> str:
        return "Samen Organiseren"

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return f"Passkey {number}"
