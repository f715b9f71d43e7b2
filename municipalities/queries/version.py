"""Whether the register changed since somebody last looked."""

from __future__ import annotations

from django.db.models import Count, Max

from journal.models import Entry

REGISTER_ACTIONS = (
    "municipalities.register_loaded",
    "municipalities.partnership_started",
    "municipalities.member_added",
    "municipalities.membership_ended",
)


def register_version() -> str:
    """Another text after every change of municipalities or partnerships."""
    entries = Entry.objects.filter(action__in=REGISTER_ACTIONS)
    seen = entries.aggregate(count=Count("pk"), newest=Max("pk"))
    return f"{seen['count']}-{seen['newest'] or 0}"
