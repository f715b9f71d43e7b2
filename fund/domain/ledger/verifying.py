"""The nightly check: every balance is the sum of its lines, and the seals hold."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import connection, transaction

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from notifications.domain.notices import notify
from samenorganiseren.shared.days import day_of

from ...rules.money import to_the_cent
from .sealing import broken_seals

logger = logging.getLogger(__name__)

DRIFT = """
    SELECT a.code, a.name, a.balance_cents,
        COALESCE(SUM(l.amount_cents), 0) * a.direction AS counted
    FROM fund_account a LEFT JOIN fund_line l ON l.account_id = a.id
    GROUP BY a.id
    HAVING a.balance_cents <> COALESCE(SUM(l.amount_cents), 0) * a.direction
    ORDER BY a.code
"""


def differences() -> list[str]:
    """A sentence for each balance that is not the sum of its lines."""
    with connection.cursor() as cursor:
        cursor.execute(DRIFT)
        return [
            f"Op {code} “{name}” staat {to_the_cent(balance)}, maar de boekingen "
            f"tellen op tot {to_the_cent(int(counted))}."
            for code, name, balance, counted in cursor
        ]


@transaction.atomic
def verify_ledger(*, now: datetime) -> list[str]:
    """Count everything again; administrators of the fund hear of every difference."""
    found = [*differences(), *broken_seals()]
    if found:
        _report(found, now)
    return found


def _report(found: list[str], now: datetime) -> None:
    for difference in found:
        logger.error("ledger differs from its lines: %s", difference)
    held = RoleAssignment.objects.on(day_of(now)).filter(role=Role.FUND_ADMINISTRATOR)
    notify(
        recipients=User.objects.filter(pk__in=held.values("user")),
        kind="grootboek-verschillen",
        title="Het grootboek van het fonds klopt niet",
        body="\n".join(found[:50]),
        reason="U bent beheerder van het Fonds GGU.",
        deduplication_key=f"ledger:{day_of(now)}",
        now=now,
    )
