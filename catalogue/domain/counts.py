"""What the portal does by itself with the counts of adoption."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import connection, transaction

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from notifications.domain.notices import notify
from samenorganiseren.shared.days import day_of

from ..models import Standard
from ..queries.recount import differences_of

logger = logging.getLogger(__name__)


def refresh_times_applied() -> int:
    """Count for each standard the day that has come; tells how many changed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_times_applied()")
        return cursor.fetchone()[0]


@transaction.atomic
def verify_totals(*, now: datetime) -> list[str]:
    """Recount everything; administrators hear of every difference."""
    today = day_of(now)
    standards = Standard.objects.filter(statements__isnull=False).distinct()
    found = [
        difference
        for standard in standards.order_by("id").iterator(chunk_size=100)
        for difference in differences_of(standard, today)
    ]
    if found:
        _report(found, now)
    return found


def _report(found: list[str], now: datetime) -> None:
    for difference in found:
        logger.error("kept count differs from recount: %s", difference)
    held = RoleAssignment.objects.on(day_of(now)).filter(
        role=Role.FUNCTIONAL_ADMINISTRATOR
    )
    notify(
        recipients=User.objects.filter(pk__in=held.values("user")),
        kind="totalen-verschillen",
        title="De totalen van toepassingen kloppen niet",
        body="\n".join(found[:50]),
        reason="U bent functioneel beheerder.",
        deduplication_key=f"totals:{day_of(now)}",
        now=now,
    )
