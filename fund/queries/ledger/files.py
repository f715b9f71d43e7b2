"""The books as files: what is in them, to the cent and the same on any later day.

A file until a day can still change while somebody books on an earlier day. A file under
a day's seal cannot: it holds what was booked when that day was sealed, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet

from ...models import DailySeal, Entry, Line

AT_ONCE = 2_000
# Larger than any number of an entry.
ALL = 2**62
ACCOUNTS = """
    SELECT a.code, a.name, a.family, a.kind, a.direction,
        COALESCE(SUM(l.amount_cents) FILTER (WHERE e.year_id < %(year)s), 0)::bigint,
        COALESCE(SUM(l.amount_cents) FILTER (
            WHERE e.year_id = %(year)s AND l.amount_cents > 0), 0)::bigint,
        COALESCE(-SUM(l.amount_cents) FILTER (
            WHERE e.year_id = %(year)s AND l.amount_cents < 0), 0)::bigint
    FROM fund_account a
    JOIN fund_line l ON l.account_id = a.id
    JOIN fund_entry e ON e.id = l.entry_id
    WHERE e.booked_on <= %(until)s AND e.id <= %(last)s
    GROUP BY a.id ORDER BY a.code
"""


@dataclass(frozen=True)
class Period:
    """A year until a day, as it was booked under a seal or as it is now."""

    year: int
    until: date
    seal: DailySeal | None = None

    @property
    def last_entry_id(self) -> int:
        return self.seal.last_entry_id if self.seal else ALL

    @property
    def name(self) -> str:
        """The end of a file's name."""
        under = f"-zegel-{self.seal.day}" if self.seal else ""
        return f"{self.year}-tot-en-met-{self.until}{under}"

    @property
    def made_on(self) -> date:
        """The day that the file names as its own."""
        return self.seal.day if self.seal else self.until


@dataclass(frozen=True)
class Balance:
    """An account at the beginning of a year, what moved, and at the end of the day.

    In the direction of the books: debit positive.
    """

    code: str
    name: str
    family: str
    kind: str
    direction: int
    opening: int
    debit: int
    credit: int

    @property
    def closing(self) -> int:
        return self.opening + self.debit - self.credit


def balances(period: Period) -> list[Balance]:
    """Every account on which something was booked, counted from its lines alone."""
    values: dict[str, Any] = {
        "year": period.year,
        "until": period.until,
        "last": period.last_entry_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(ACCOUNTS, values)
        return [Balance(*row) for row in cursor.fetchall()]


def entries(period: Period) -> QuerySet[Entry]:
    """The entries of the year until the day."""
    return Entry.objects.filter(
        year=period.year, booked_on__lte=period.until, pk__lte=period.last_entry_id
    )


@dataclass(frozen=True)
class LineRow:
    """A line with what its entry says."""

    number: int
    day: date
    kind: str
    family: str
    description: str
    document: str
    key: str
    reverses: str
    recorded_at: datetime
    line: int
    code: str
    account: str
    cents: int


def lines(period: Period) -> Iterator[LineRow]:
    """Every line, in order of day and of number."""
    found = (
        Line.objects.filter(entry__in=entries(period))
        .order_by("entry__booked_on", "entry_id", "id")
        .annotate(reverses=F("entry__reverses__key"))
        .values_list(
            "entry_id",
            "entry__booked_on",
            "entry__kind",
            "entry__family",
            "entry__description",
            "entry__document",
            "entry__key",
            "reverses",
            "entry__recorded_at",
            "id",
            "account__code",
            "account__name",
            "amount_cents",
        )
    )
    for row in found.iterator(chunk_size=AT_ONCE):
        yield LineRow(*(_text(value) for value in row))


def months(period: Period) -> list[date]:
    """The first day of each month that has begun by then."""
    return [date(period.year, month, 1) for month in range(1, period.until.month + 1)]


def _text(value: Any) -> Any:
    return "" if value is None else value
