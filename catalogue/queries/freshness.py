"""Which version of the catalogue a public page shows."""

from __future__ import annotations

from django.db.models import Sum

from catalogue.models import FreshnessSlot


def catalogue_version() -> int:
    """A number that grows with every change of what public pages show."""
    return FreshnessSlot.objects.aggregate(total=Sum("number"))["total"] or 0
