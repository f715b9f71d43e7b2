"""Throwing reports away that were kept long enough."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from ...models import Report


def remove_old(*, now: datetime) -> int:
    """Those past their day, and those of people who are no longer there."""
    old = Q(kept_until__lte=now) | Q(requested_by__anonymised_at__isnull=False)
    return Report.objects.filter(old).delete()[0]
