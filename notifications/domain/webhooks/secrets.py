"""The secret that signs the events of one webhook: made here, kept sealed."""

from __future__ import annotations

import base64
import secrets

from samenorganiseren.shared.sealing import seal, unseal

from ...models import Webhook

PURPOSE = "webhook"


def new_secret() -> tuple[str, str]:
    """A new one as its owner gets it, once, and as it is kept."""
    secret = base64.b64encode(secrets.token_bytes(32)).decode()
    return f"whsec_{secret}", seal(secret, purpose=PURPOSE)


def secret_of(webhook: Webhook) -> str:
    """The secret as it signs; raises LookupError where no key opens it any more."""
    secret = unseal(webhook.sealed_secret, purpose=PURPOSE)
    if secret is None:
        raise LookupError("the secret of this webhook cannot be opened")
    return secret
