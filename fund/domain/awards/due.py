"""Saying, in the transaction of the verb, that something due may have changed."""

from __future__ import annotations

from datetime import datetime

from notifications.domain.deadlines.renewing import renew

from ...models import Award
from ...queries.deadlines import accounts, tranches


def award_changed(award: Award, now: datetime) -> None:
    """Its account, and all its tranches: which one is next may have changed."""
    renew(accounts.KIND, causes=[str(award.pk)], now=now)
    numbers = award.tranches.order_by("pk").values_list("pk", flat=True)
    causes = [str(number) for number in numbers]
    for kind in (tranches.WAITS, tranches.READY):
        renew(kind, causes=causes, now=now)


def renew_tranches(*, now: datetime) -> int:
    """All of them: the condition of one may be what municipalities use by now."""
    return sum(
        renew(kind, causes=None, now=now) for kind in (tranches.WAITS, tranches.READY)
    )
