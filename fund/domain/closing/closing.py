"""Closing a year: its result to the reserve, everything under a seal, and locked."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import YearState
from ...models import ClosingBalance, DailySeal, FiscalYear, YearClose
from ...queries.closing.balances import standing_on
from ...queries.closing.planned import planned_for
from ...queries.closing.point import last_day
from ...rules.access import may_approve
from ..ledger import post
from ..ledger.sealing import seal_day
from .bookings import bookings_for
from .preparing import locked, require_ready

# The lock that bookings share and a seal wants alone. It comes before the lock on the
# year, as it does for who books: so nobody waits in a ring.
ALONE = "SELECT pg_advisory_xact_lock(hashtext('fund_dailyseal'))"


class NotPrepared(DomainError):
    """Nobody has prepared the close of this year."""


class SealedToday(DomainError):
    """Today has its seal, and a day has one."""


@transaction.atomic
def close_year(*, year: FiscalYear, seen: str, by: User, now: datetime) -> YearClose:
    """A second person closes the year: all of it, or nothing.

    `seen` is the fingerprint of the amounts that were looked at; amounts that changed
    in the meantime are not closed.
    """
    with connection.cursor() as cursor:
        cursor.execute(ALONE)
    year = locked(year)
    close = _prepared(year)
    require(may_approve(by, close.prepared_by_id))
    require_ready(year, now)
    planned = planned_for(year)
    if planned.fingerprint != seen:
        raise Conflict(
            "Er is intussen geboekt: de bedragen zijn anders dan u zag. Er is niets "
            "gesloten. Lees de bedragen opnieuw en sluit dan."
        )

    # One after the other, so that the books tell them in this order.
    for booking in bookings_for(year, close, planned):
        post(booking, by=by, now=now)
    _complete(close, _sealed(by, now), by, now)
    _keep_balances(close)
    _lock_away(year, by, now)
    record(
        "fund.year_closed",
        subject=close,
        by=by,
        at=now,
        details={"resultaat": planned.result_cents},
    )
    enqueue(
        "fund.announce_year_closed", subject_key=close.subject_key, close_id=close.pk
    )
    return close


def _prepared(year: FiscalYear) -> YearClose:
    close = YearClose.objects.select_for_update().filter(year=year).first()
    if close is None:
        raise NotPrepared(
            f"Het sluiten van {year.pk} is nog niet voorbereid. Een eerste beheerder "
            "loopt de controlelijst na; daarna sluit een tweede het jaar."
        )
    return close


def _sealed(by: User, now: datetime) -> DailySeal:
    today = day_of(now)
    if DailySeal.objects.filter(day__gte=today).exists():
        raise SealedToday(
            "De boekingen van vandaag zijn al verzegeld. Er is niets gesloten. Sluit "
            "het jaar morgen."
        )
    return seal_day(today, by=by, now=now)


def _complete(close: YearClose, seal: DailySeal, by: User, now: datetime) -> None:
    close.closed_by, close.closed_at, close.seal = by, now, seal
    close.closed_by_label = by.actor_label[:200]
    close.save(update_fields=["closed_by", "closed_by_label", "closed_at", "seal"])


def _keep_balances(close: YearClose) -> None:
    ClosingBalance.objects.bulk_create(
        ClosingBalance(close=close, account=account, balance_cents=account.cents)
        for account in standing_on(last_day(close.year_id))
    )


def _lock_away(year: FiscalYear, by: User, now: datetime) -> None:
    year.state, year.closed_at = YearState.CLOSED, now
    year.closed_by_label = by.actor_label[:200]
    year.save(update_fields=["state", "closed_at", "closed_by_label"])
