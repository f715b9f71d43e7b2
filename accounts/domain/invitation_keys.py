"""The key in the link of an invitation.

It is made from the invitation itself with the portal's secret, so that the mail can
be written later while nothing in the database opens an account: only its hash is kept.
"""

from __future__ import annotations

import base64
import hashlib

from django.utils.crypto import salted_hmac

from ..models import Invitation


def key_of(invitation: Invitation) -> str:
    """The key of this invitation."""
    asked = "|".join(
        [
            invitation.email,
            invitation.role,
            str(invitation.organisation_id),
            invitation.created_at.isoformat(),
        ]
    )
    digest = salted_hmac("accounts.invitation", asked, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(key: str) -> str:
    """What the database keeps of a key."""
    return hashlib.sha256(key.encode()).hexdigest()
