"""Invoices that should have been paid, and which reminder each is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Max

from samenorganiseren.shared.days import day_of

from ...enums import AccountKind, InvoiceKind
from ...models import Account, Invoice

# How many days after the last day of payment each reminder goes.
DAYS_OF = {1: 7, 2: 21, 3: 35}
# Between two reminders of one invoice, also where the first went late.
DAYS_BETWEEN = 14


@dataclass(frozen=True)
class Overdue:
    """An invoice on which money is open after its last day."""

    invoice: Invoice
    open_cents: int
    days_late: int
    last_step: int
    last_sent_at: datetime | None
    email: str
    # The reminder that is due on this day; 0 where there is none.
    step: int

    @property
    def can_be_sent(self) -> bool:
        return bool(self.step and self.email)


def overdue(day: date) -> list[Overdue]:
    """All of them on this day, the longest overdue first."""
    accounts = Account.objects.filter(
        kind=AccountKind.RECEIVABLE,
        balance_cents__gt=0,
        invoice__kind=InvoiceKind.INVOICE,
        invoice__due_on__lt=day,
    )
    found = (
        accounts.select_related("invoice__municipality")
        .annotate(
            last_step=Max("invoice__reminders__step"),
            last_sent_at=Max("invoice__reminders__sent_at"),
            email=F("invoice__municipality__debtor__email"),
        )
        .order_by("invoice__due_on", "invoice__number")
    )
    return [_judged(one.invoice, one, day) for one in found if one.invoice]


def _judged(invoice: Invoice, account: Any, day: date) -> Overdue:
    """The account carries what the query above adds to it."""
    late = (day - invoice.due_on).days
    return Overdue(
        invoice=invoice,
        open_cents=account.balance_cents,
        days_late=late,
        last_step=account.last_step or 0,
        last_sent_at=account.last_sent_at,
        email=account.email or "",
        step=_step(late, account.last_step or 0, account.last_sent_at, day),
    )


def _step(late: int, last: int, last_sent_at: datetime | None, day: date) -> int:
    """The one after the last, where its day has come."""
    following = last + 1
    if following not in DAYS_OF or late < DAYS_OF[following]:
        return 0
    rested = not last_sent_at or (day - day_of(last_sent_at)).days >= DAYS_BETWEEN
    return following if rested else 0
