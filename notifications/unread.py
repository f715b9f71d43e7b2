"""The number beside "Berichten" on every page of who is signed in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from . import queries


def unread_part(request: HttpRequest) -> dict[str, Any]:
    """`portal.unread`; asks the database only where a page shows it, and once."""
    user = getattr(request, "user", None)
    if user is None:
        return {}

    def count() -> int:
        if not user.is_authenticated:
            return 0
        known = getattr(request, "unread_notices", None)
        return queries.get_unread_count(user) if known is None else known

    return {"unread": SimpleLazyObject(count)}
