"""Whose API key this is."""

from __future__ import annotations

import hashlib

from django.utils import timezone

from ..models import ApiToken


def key_hash(key: str) -> str:
    """What is kept of a key. It is long and random, so that one round is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def token_owner(key: str) -> ApiToken | None:
    """The key that works now, with its person and organisation; None otherwise."""
    return (
        ApiToken.objects.select_related("user", "organisation")
        .filter(
            key_hash=key_hash(key),
            revoked_at=None,
            expires_at__gt=timezone.now(),
            user__is_active=True,
            organisation__is_active=True,
        )
        .first()
    )
