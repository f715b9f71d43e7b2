"""Opening a year of the fund."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...models import FiscalYear
from ...rules.access import may_administer

FIRST_YEAR, LAST_YEAR = 2018, 2199


class YearRefused(DomainError):
    """This year cannot be opened."""


@transaction.atomic
def open_year(
    *, year: int, by: User, now: datetime, is_fictitious: bool = False
) -> FiscalYear:
    """From now on something can be decided and booked in this year."""
    require(may_administer(by))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearRefused(f"Kies een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.")
    opened, is_new = FiscalYear.objects.get_or_create(
        year=year,
        defaults={
            "opened_by_label": by.actor_label[:200],
            "opened_at": now,
            "is_fictitious": is_fictitious,
        },
    )
    if not is_new:
        raise YearRefused(f"Boekjaar {year} is er al. Kies een ander jaar.")
    record("fund.year_opened", subject=opened, by=by, at=now)
    return opened
