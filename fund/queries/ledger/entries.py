"""Entries and lines, the newest day first."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from ...models import Account, Entry, Line
from .asked import Asked, Unreadable

PER_PAGE = 25
# Each kind once by the index on it: asking for DISTINCT reads every entry.
KINDS = """
    WITH RECURSIVE known AS (
        SELECT MIN(kind) AS kind FROM fund_entry
        UNION ALL
        SELECT (SELECT MIN(kind) FROM fund_entry WHERE kind > known.kind)
        FROM known WHERE known.kind IS NOT NULL
    )
    SELECT kind FROM known WHERE kind IS NOT NULL ORDER BY kind
"""


def kinds() -> list[str]:
    """Every kind of event that was ever booked."""
    with connection.cursor() as cursor:
        cursor.execute(KINDS)
        return [kind for (kind,) in cursor.fetchall()]


def found(asked: Asked) -> QuerySet[Entry]:
    """The entries of a year until a day, narrowed down."""
    entries = Entry.objects.filter(year=asked.year, booked_on__lte=asked.until)
    if asked.family:
        entries = entries.filter(family=asked.family)
    if asked.entry_kind:
        entries = entries.filter(kind=asked.entry_kind)
    if asked.words:
        entries = entries.filter(
            Q(description__icontains=asked.words) | Q(key__icontains=asked.words)
        )
    if asked.account_kind:
        touched = Line.objects.filter(
            entry=OuterRef("pk"), account__kind=asked.account_kind
        )
        entries = entries.filter(Exists(touched))
    return entries.order_by("-booked_on", "-id")


def page(asked: Asked) -> tuple[list[Entry], str]:
    """The entries after `asked.after`, and where to go on, if there are more."""
    entries = found(asked).select_related("reversed_by")
    if asked.after:
        day, number = _place(asked.after)
        # The first by itself, so that the index begins there.
        entries = entries.filter(booked_on__lte=day).filter(
            Q(booked_on__lt=day) | Q(pk__lt=number)
        )
    rows = list(entries[: PER_PAGE + 1])
    last = rows[PER_PAGE - 1] if len(rows) > PER_PAGE else None
    return rows[:PER_PAGE], f"{last.booked_on}.{last.pk}" if last else ""


def lines_of(account: Account, asked: Asked) -> tuple[list[Line], str]:
    """What was booked on an account until a day, the last written first."""
    lines = account.lines.filter(
        entry__year=asked.year, entry__booked_on__lte=asked.until
    ).select_related("entry__reversed_by")
    if asked.after:
        lines = lines.filter(pk__lt=_number(asked.after))
    rows = list(lines.order_by("-id")[: PER_PAGE + 1])
    more = str(rows[PER_PAGE - 1].pk) if len(rows) > PER_PAGE else ""
    return rows[:PER_PAGE], more


def entry_with_lines(number: int) -> dict[str, Any]:
    """An entry, its lines with their accounts, and what it takes back or took it back."""
    entry = (
        Entry.objects.select_related("reverses", "reversed_by")
        .filter(pk=number)
        .first()
    )
    lines = Line.objects.filter(entry=number).select_related("account").order_by("id")
    return {"entry": entry, "lines": list(lines)}


def _place(after: str) -> tuple[date, int]:
    day, _, number = after.partition(".")
    try:
        return date.fromisoformat(day), _number(number)
    except ValueError:
        raise Unreadable("Deze plaats in de lijst is er niet.") from None


def _number(typed: str) -> int:
    if not typed.isdecimal() or len(typed) > 18:
        raise Unreadable("Deze plaats in de lijst is er niet.")
    return int(typed)
