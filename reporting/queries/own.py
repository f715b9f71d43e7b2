"""The reports that somebody may read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q

from accounts.models import User

from ..models import Report, ReportQuerySet
from ..rules.kinds import KINDS


def readable_by(person: User, now: datetime) -> ReportQuerySet:
    """The own ones and the portal's own for this person's roles, the newest first.

    The content stays where it is: it can be large.
    """
    told = [kind.slug for kind in KINDS if person.has_role(*kind.told)]
    found = Report.objects.filter(
        Q(requested_by=person) | Q(requested_by=None, kind__in=told),
        kept_until__gt=now,
    )
    return found.select_related("job").defer("content").newest_first()


def own_reports(person: User) -> list[dict[str, Any]]:
    """What the portal keeps of what this person asked."""
    asked = Report.objects.asked_by(person.pk).defer("content").order_by("id")
    return [
        {
            "Rapport": one.title,
            "Gevraagd op": one.asked_at.isoformat(),
            "Bewaard tot": one.kept_until.isoformat(),
        }
        for one in asked
    ]
