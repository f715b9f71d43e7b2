"""What opens an account is kept sealed: a copy of the database alone lets nobody in.

Without the key that sealed them the second steps must be set up anew.
"""

from __future__ import annotations

import base64
import logging
import secrets

from samenorganiseren.shared import sealing

logger = logging.getLogger(__name__)
PURPOSE = "accounts.second_step"


def seal(text: str) -> str:
    """The text as the database may keep it."""
    return sealing.seal(text, purpose=PURPOSE)


def unseal(sealed: str) -> str:
    """The text again. Where no key opens it, something that fits no code at all."""
    text = sealing.unseal(sealed, purpose=PURPOSE)
    if text is None:
        logger.error("a second step was sealed with another SECRET_KEY")
        return base64.b32encode(secrets.token_bytes(20)).decode()
    return text
