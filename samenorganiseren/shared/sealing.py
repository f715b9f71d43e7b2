"""Text that only the portal itself can read: a copy of the database tells nothing.

A seal follows from SECRET_KEY and from what it is for. Whoever changes that key keeps
the old one in SECRET_KEY_FALLBACKS.
"""

from __future__ import annotations

import base64
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def seal(text: str, *, purpose: str) -> str:
    """The text as it may be kept."""
    return _seals(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str, within: timedelta | None = None) -> str | None:
    """The text again; nothing where no key opens it, or where it was sealed too long ago."""
    age = int(within.total_seconds()) if within else None
    try:
        return _seals(purpose).decrypt(sealed, ttl=age).decode()
    except InvalidToken:
        return None


def _seals(purpose: str) -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key_from(key, purpose)) for key in keys])


def _key_from(secret: str | bytes, purpose: str) -> bytes:
    mac = salted_hmac(purpose, "", secret=secret, algorithm="sha256")
    return base64.urlsafe_b64encode(mac.digest())
