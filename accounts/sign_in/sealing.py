"""What opens an account is kept sealed: a copy of the database alone lets nobody in.

The seal follows from SECRET_KEY. Whoever changes that key keeps the old one in
SECRET_KEY_FALLBACKS; without it the second steps must be set up anew.
"""

from __future__ import annotations

import base64
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)


def seal(text: str) -> str:
    """The text as the database may keep it."""
    return _seals().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again. Where no key opens it, something that fits no code at all."""
    try:
        return _seals().decrypt(sealed).decode()
    except InvalidToken:
        logger.error("a second step was sealed with another SECRET_KEY")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _seals() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key_from(key)) for key in keys])


def _key_from(secret: str) -> bytes:
    mac = salted_hmac("accounts.second_step", "", secret=secret, algorithm="sha256")
    return base64.urlsafe_b64encode(mac.digest())
