"""Decisions on their way: entered, confirmed, and not yet published."""

from __future__ import annotations

from django.db.models import QuerySet

from ...enums import Outcome
from ...models import Decision


def waiting_for_publication() -> QuerySet[Decision]:
    """Confirmed, and nothing published about it."""
    return (
        Decision.objects.confirmed()
        .filter(resolutions=None)
        .exclude(outcome=Outcome.RETURN)
        .with_names()
        .order_by("confirmed_at", "id")
    )
