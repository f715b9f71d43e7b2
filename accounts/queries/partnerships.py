"""Reads for keeping partnerships."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from municipalities.models import Partnership, PartnershipMember
from samenorganiseren.shared.names import sort_key

from ..models import Organisation


def partnerships_found(words: str, day: date) -> QuerySet[Partnership]:
    """By a part of the name, with their members on this day."""
    rows = Partnership.objects.by_name().with_member_count(day)
    return rows.filter(sort_key__contains=sort_key(words)) if words else rows


def terms_of(partnership: Partnership) -> QuerySet[PartnershipMember]:
    """Every term of every municipality in it, by name."""
    return partnership.memberships.select_related("municipality").order_by(
        "municipality__sort_key", "starts_on"
    )


def organisation_of(partnership: Partnership) -> Organisation | None:
    """To which its people are invited, if it was made."""
    return Organisation.objects.filter(partnership=partnership).first()
