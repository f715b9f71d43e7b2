"""Accounts with what stood on them at the end of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Sum

from ...enums import AccountKind, Family
from ...models import Account
from .asked import Asked

PER_PAGE = 25
# What is there now, less what came later: few entries come after the day that is asked.
FOUND = """
    FROM fund_account a
    LEFT JOIN fund_budgetline b ON b.id = a.budget_line_id
    LEFT JOIN (
        SELECT l.account_id, SUM(l.amount_cents)::bigint AS cents
        FROM fund_entry e JOIN fund_line l ON l.entry_id = e.id
        WHERE e.year_id >= %(year)s AND e.booked_on > %(until)s
        GROUP BY l.account_id
    ) later ON later.account_id = a.id
    WHERE COALESCE(a.year_id, b.year_id, %(year)s) = %(year)s
"""
BALANCE = "a.balance_cents - a.direction * COALESCE(later.cents, 0)"
ONE_BY_ONE = f"SELECT a.id, a.code, a.name, a.kind, {BALANCE} {FOUND}"
BY_KIND = f"""
    SELECT a.family, a.kind, COUNT(*), SUM({BALANCE})::bigint {FOUND}
    GROUP BY a.family, a.kind
"""
ORDER = list(AccountKind)


@dataclass(frozen=True)
class Row:
    """An account at the end of a day, in its own direction."""

    pk: int
    code: str
    name: str
    kind: str
    balance: int


@dataclass(frozen=True)
class KindTotal:
    """All accounts of one kind together."""

    family: str
    kind: str
    accounts: int
    balance: int

    @property
    def label(self) -> str:
        return str(AccountKind(self.kind).label)


def totals(asked: Asked) -> list[tuple[str, list[KindTotal]]]:
    """By family, in the order of the chart of accounts."""
    values: dict[str, Any] = {"year": asked.year, "until": asked.until}
    with connection.cursor() as cursor:
        cursor.execute(BY_KIND, values)
        found = [KindTotal(*row) for row in cursor.fetchall()]
    found.sort(key=lambda one: ORDER.index(AccountKind(one.kind)))
    return [
        (str(family.label), [one for one in found if one.family == family])
        for family in Family
    ]


def page(asked: Asked) -> tuple[list[Row], str]:
    """The accounts after `asked.after`, and the code to go on after, if there are more."""
    narrowed, values = _narrowed(asked)
    sql = (
        f"{ONE_BY_ONE} {narrowed} AND a.code > %(after)s ORDER BY a.code LIMIT %(most)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {**values, "after": asked.after, "most": PER_PAGE + 1})
        rows = [Row(*row) for row in cursor.fetchall()]
    return rows[:PER_PAGE], rows[PER_PAGE - 1].code if len(rows) > PER_PAGE else ""


def balance_of(account: Account, until: date) -> int:
    """What stood on one account at the end of a day, in its own direction."""
    later = account.lines.filter(
        entry__year__gte=until.year, entry__booked_on__gt=until
    ).aggregate(cents=Sum("amount_cents"))["cents"]
    return account.balance_cents - account.direction * (later or 0)


def _narrowed(asked: Asked) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {"year": asked.year, "until": asked.until}
    parts = []
    if asked.family:
        parts.append("AND a.family = %(family)s")
        values["family"] = asked.family
    if asked.account_kind:
        parts.append("AND a.kind = %(kind)s")
        values["kind"] = asked.account_kind
    if asked.words:
        parts.append("AND (a.name ILIKE %(words)s OR a.code ILIKE %(words)s)")
        escaped = asked.words.replace("\\", "\\\\").replace("%", r"\%")
        values["words"] = f"%{escaped}%"
    return " ".join(parts), values
