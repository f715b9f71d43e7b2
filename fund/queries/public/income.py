"""What came in: asked of municipalities, received from them, and from others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from ...enums import AccountKind
from ...models import Line

# What closing a year sets against its income, also where nothing is left.
CLOSING = (AccountKind.RESULT, AccountKind.GRANTS)


@dataclass(frozen=True)
class Income:
    """The income of one year, in cents."""

    # Without and with the value-added tax that is on the invoices.
    asked: int
    asked_with_vat: int
    received: int
    open: int
    other: int
    municipalities: int
    paid_by: int

    @property
    def whole(self) -> int:
        """All income of the year, as it was asked."""
        return self.asked + self.other


def income_of(year: int, day: date | None = None) -> Income:
    """From the lines that were booked until this day; in four queries."""
    asked = _sum(_asked(year, day))
    vat = _sum(_vat(year, day))
    invoiced = _on_invoices(year, day).aggregate(
        open=Sum("amount_cents"),
        received=Sum("amount_cents", filter=Q(_touching(AccountKind.MONEY_IN))),
        municipalities=Count("account__invoice__municipality", distinct=True),
        paid_by=Count(
            "account__invoice__municipality",
            distinct=True,
            filter=Q(_touching(AccountKind.MONEY_IN)),
        ),
    )
    return Income(
        asked=asked,
        asked_with_vat=asked + vat,
        received=-(invoiced["received"] or 0),
        open=invoiced["open"] or 0,
        other=_sum(_other(year, day)),
        municipalities=invoiced["municipalities"],
        paid_by=invoiced["paid_by"],
    )


def asked_by_programme(year: int, day: date | None = None) -> dict[int, int]:
    """What was asked for each programme, by its id."""
    found = _asked(year, day).order_by().values_list("account__programme")
    sums: Any = found.annotate(cents=Sum("amount_cents"))
    return {programme: -cents for programme, cents in sums if cents}


def _asked(year: int, day: date | None) -> QuerySet[Line]:
    """Invoiced and taken back. Closing the year empties these accounts: not counted."""
    return _own(AccountKind.INCOME, year, day)


def _other(year: int, day: date | None) -> QuerySet[Line]:
    return _own(AccountKind.OTHER_INCOME, year, day)


def _own(kind: AccountKind, year: int, day: date | None) -> QuerySet[Line]:
    lines = _until(day).filter(account__kind=kind, account__year=year)
    return lines.exclude(_touching(*CLOSING))


def _vat(year: int, day: date | None) -> QuerySet[Line]:
    """The tax on what was asked for this year."""
    asked = Line.objects.filter(
        entry=OuterRef("entry"),
        account__kind=AccountKind.INCOME,
        account__year=year,
    )
    return _until(day).filter(Exists(asked), account__kind=AccountKind.VAT)


def _on_invoices(year: int, day: date | None) -> QuerySet[Line]:
    return _until(day).filter(
        account__kind=AccountKind.RECEIVABLE, account__invoice__year=year
    )


def _until(day: date | None) -> QuerySet[Line]:
    lines = Line.objects.order_by()
    return lines if day is None else lines.filter(entry__booked_on__lte=day)


def _touching(*kinds: AccountKind) -> Exists:
    """Lines of an entry that also moves an account of one of these kinds."""
    return Exists(Line.objects.filter(entry=OuterRef("entry"), account__kind__in=kinds))


def _sum(lines: QuerySet[Line]) -> int:
    """On the credit side, where income grows."""
    return -(lines.aggregate(cents=Sum("amount_cents"))["cents"] or 0)
