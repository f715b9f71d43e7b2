"""Reads about invitations."""

from __future__ import annotations

import hashlib

from ..models import Invitation, User


def invitation_with_key(key: str) -> Invitation | None:
    """The invitation that this key opens, whatever became of it."""
    found = Invitation.objects.select_related("organisation", "invited_by")
    return found.filter(key_hash=hashlib.sha256(key.encode()).hexdigest()).first()


def has_account(email: str) -> bool:
    """Whether somebody has an account with this address."""
    return User.objects.with_email(email).exists()
