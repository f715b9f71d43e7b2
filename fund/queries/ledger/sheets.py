"""The books as rows of a spreadsheet. No amount has a sign: each has its own column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from ...enums import AccountKind, Family
from ...rules.chart import kind_of
from .files import Balance, LineRow, Period, balances, lines


class Cents(int):
    """An amount that a spreadsheet shows in euros."""

    def __str__(self) -> str:
        return f"{self // 100}.{self % 100:02d}"

    @property
    def dutch(self) -> str:
        """1234,05: as Dutch spreadsheets read it from text."""
        return str(self).replace(".", ",")


Cell = str | int | date | Cents
Row = tuple[Cell, ...]
ENTRIES = (
    "Boeking",
    "Dag",
    "Soort",
    "Familie",
    "Omschrijving",
    "Stuk",
    "Gebeurtenis",
    "Draait terug",
    "Regel",
    "Rekening",
    "Naam van de rekening",
    "Debet",
    "Credit",
)
BALANCES = (
    "Rekening",
    "Naam",
    "Familie",
    "Soort",
    "Begin debet",
    "Begin credit",
    "Mutatie debet",
    "Mutatie credit",
    "Eind debet",
    "Eind credit",
)
JOURNAL = (
    "Maand",
    "Rekeningsoort",
    "Naam",
    "Soort boeking",
    "Aantal regels",
    "Debet",
    "Credit",
)


def entry_rows(period: Period) -> Iterator[Row]:
    """A row for each line."""
    for row in lines(period):
        yield (
            row.number,
            row.day,
            row.kind,
            Family(row.family).label,
            row.description,
            row.document,
            row.key,
            row.reverses,
            row.line,
            row.code,
            row.account,
            *sides(row.cents),
        )


def balance_rows(period: Period) -> Iterator[Row]:
    """A row for each account, and one for all of them together."""
    found = balances(period)
    for one in found:
        yield (
            one.code,
            one.name,
            Family(one.family).label,
            AccountKind(one.kind).label,
            *_columns([one]),
        )
    yield ("", "Totaal", "", "", *_columns(found))


def journal_rows(period: Period) -> Iterator[Row]:
    """By month, kind of account and kind of entry: what VNG's own bookkeeping takes."""
    ordered = sorted(lines(period), key=_journal_key)
    for (month, code, kind), group in groupby(ordered, key=_journal_key):
        rows = list(group)
        yield (
            month,
            code,
            kind_of(code).label,
            kind,
            len(rows),
            Cents(sum(row.cents for row in rows if row.cents > 0)),
            Cents(-sum(row.cents for row in rows if row.cents < 0)),
        )


def sides(cents: int) -> tuple[Cents, Cents]:
    """Debit and credit, of which one is nothing."""
    return Cents(max(cents, 0)), Cents(max(-cents, 0))


def _columns(rows: Iterable[Balance]) -> tuple[Cents, ...]:
    """The six amounts; of several accounts each side apart."""
    rows = list(rows)
    return (
        Cents(sum(max(one.opening, 0) for one in rows)),
        Cents(sum(max(-one.opening, 0) for one in rows)),
        Cents(sum(one.debit for one in rows)),
        Cents(sum(one.credit for one in rows)),
        Cents(sum(max(one.closing, 0) for one in rows)),
        Cents(sum(max(-one.closing, 0) for one in rows)),
    )


def _journal_key(row: LineRow) -> tuple[str, str, str]:
    return f"{row.day:%Y-%m}", row.code.partition(".")[0], row.kind
