"""Years that were closed: by whom, under which seal, and what came out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import OuterRef, QuerySet, Subquery

from ...enums import AccountKind
from ...models import ClosingBalance, Entry, FiscalYear, Line, YearClose
from ...rules.closing import TO_RESERVE
from .balances import standing_on
from .point import last_day


def years() -> QuerySet[FiscalYear]:
    """Every year, the last first, each with its close and `to_reserve_cents`."""
    moved = Line.objects.filter(
        entry__year=OuterRef("pk"),
        entry__kind=TO_RESERVE,
        account__kind=AccountKind.RESERVE,
    ).values("amount_cents")[:1]
    return (
        FiscalYear.objects.select_related("close__seal")
        .annotate(to_reserve_cents=-Subquery(moved))
        .order_by("-year")
    )


@dataclass(frozen=True)
class Booked:
    """One entry of the close: per line the account, what is debited and credited."""

    entry: Entry
    lines: list[tuple[str, int, int]]


def booked_by(close: YearClose) -> list[Booked]:
    """What closing booked."""
    entries = Entry.objects.filter(document=close.subject_key).order_by("id")
    return [
        Booked(entry, [_sides(line) for line in entry.lines.all()])
        for entry in entries.prefetch_related("lines__account")
    ]


def _sides(line: Line) -> tuple[str, int, int]:
    return line.account.name, max(line.amount_cents, 0), max(-line.amount_cents, 0)


@dataclass(frozen=True)
class Begins:
    """The accounts of one kind with which the next year begins."""

    label: str
    is_budget: bool
    count: int
    cents: int


def opening_after(close: YearClose) -> list[Begins]:
    """What the next year begins with, by kind of account, as it was kept."""
    rows: Iterable[ClosingBalance] = close.balances.select_related("account")
    kinds = groupby(rows, key=lambda row: row.account.kind)
    return [_begins(AccountKind(kind), list(group)) for kind, group in kinds]


def _begins(kind: AccountKind, rows: list[ClosingBalance]) -> Begins:
    return Begins(
        label=str(kind.label).capitalize(),
        is_budget=rows[0].account.family == "begroting",
        count=len(rows),
        cents=sum(row.balance_cents for row in rows),
    )


def begins_as_it_ended(close: YearClose) -> bool:
    """Counted again: what was kept is what the entries up to that day come to."""
    counted = {one.pk: one.cents for one in standing_on(last_day(close.year_id))}
    return counted == dict(close.balances.values_list("account", "balance_cents"))
