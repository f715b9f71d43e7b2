"""The books as XML Auditfile Financieel 3.2, for whoever audits them.

Only the financial family: a budget is no money. A journal holds one kind of entry.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from xml.sax.saxutils import escape

from samenorganiseren.shared.wording import MONTHS

from ...enums import Family
from ...rules.chart import PROFIT_AND_LOSS
from ...rules.ledger import kind_words
from .files import Balance, LineRow, Period, balances, lines
from .sheets import Cents

NAMESPACE = "http://www.auditfiles.nl/XAF/3.2"
SOFTWARE, VERSION = "Samen Organiseren", "1"


def auditfile(period: Period, *, company: str, tax_number: str) -> Iterator[str]:
    """The file, part by part."""
    accounts = [one for one in balances(period) if one.family == Family.FINANCIAL]
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="{NAMESPACE}">'
    yield from _header(period)
    yield f"<company>{_tag('companyIdent', 'Fonds GGU')}{_tag('companyName', company)}"
    yield _tag("taxRegistrationCountry", "NL") + _tag("taxRegIdent", tax_number)
    yield from _general_ledger(accounts)
    yield from _periods(period.year)
    yield from _opening(accounts, period.year)
    yield from _transactions(accounts, period)
    yield "</company></auditfile>\n"


def _header(period: Period) -> Iterator[str]:
    yield "<header>" + _tag("fiscalYear", str(period.year))
    yield _tag("startDate", f"{period.year}-01-01")
    yield _tag("endDate", period.until.isoformat())
    yield _tag("curCode", "EUR") + _tag("dateCreated", period.made_on.isoformat())
    yield (
        _tag("softwareDesc", SOFTWARE) + _tag("softwareVersion", VERSION) + "</header>"
    )


def _general_ledger(accounts: Iterable[Balance]) -> Iterator[str]:
    yield "<generalLedger>"
    for one in accounts:
        kind = "P" if one.kind in PROFIT_AND_LOSS else "B"
        yield "<ledgerAccount>" + _tag("accID", one.code[:35])
        yield _tag("accDesc", one.name) + _tag("accTp", kind) + "</ledgerAccount>"
    yield "</generalLedger>"


def _periods(year: int) -> Iterator[str]:
    yield "<periods>"
    for month, name in enumerate(MONTHS, start=1):
        last = calendar.monthrange(year, month)[1]
        yield "<period>" + _tag("periodNumber", str(month)) + _tag("periodDesc", name)
        yield _tag("startDatePeriod", date(year, month, 1).isoformat())
        yield _tag("endDatePeriod", date(year, month, last).isoformat()) + "</period>"
    yield "</periods>"


def _opening(accounts: Iterable[Balance], year: int) -> Iterator[str]:
    opened = [one for one in accounts if one.opening]
    yield "<openingBalance>" + _tag("opBalDate", f"{year}-01-01")
    yield _tag("opBalDesc", f"Beginbalans {year}")
    yield _totals([one.opening for one in opened])
    for number, one in enumerate(opened, start=1):
        yield "<obLine>" + _tag("nr", str(number)) + _tag("accID", one.code[:35])
        yield _amount(one.opening) + "</obLine>"
    yield "</openingBalance>"


def _transactions(accounts: Iterable[Balance], period: Period) -> Iterator[str]:
    debit = sum(one.debit for one in accounts)
    credit = sum(one.credit for one in accounts)
    by_kind: dict[str, list[LineRow]] = defaultdict(list)
    for row in lines(period):
        if row.family == Family.FINANCIAL:
            by_kind[row.kind].append(row)
    yield "<transactions>" + _tag("linesCount", str(sum(map(len, by_kind.values()))))
    yield _tag("totalDebit", str(Cents(debit))) + _tag(
        "totalCredit", str(Cents(credit))
    )
    for kind, rows in sorted(by_kind.items()):
        yield "<journal>" + _tag("jrnID", kind[:35]) + _tag("desc", kind_words(kind))
        yield _tag("jrnTp", "Z")
        for _, entry in groupby(rows, key=lambda row: row.number):
            yield from _transaction(list(entry))
        yield "</journal>"
    yield "</transactions>"


def _transaction(rows: list[LineRow]) -> Iterator[str]:
    first = rows[0]
    yield (
        "<transaction>"
        + _tag("nr", str(first.number))
        + _tag("desc", first.description)
    )
    yield _tag("periodNumber", str(first.day.month)) + _tag(
        "trDt", first.day.isoformat()
    )
    for row in rows:
        yield "<trLine>" + _tag("nr", str(row.line)) + _tag("accID", row.code[:35])
        yield _tag("docRef", row.document) + _tag("effDate", row.day.isoformat())
        yield _tag("desc", row.description) + _amount(row.cents) + "</trLine>"
    yield "</transaction>"


def _totals(amounts: list[int]) -> str:
    debit = Cents(sum(cents for cents in amounts if cents > 0))
    credit = Cents(-sum(cents for cents in amounts if cents < 0))
    return (
        _tag("linesCount", str(len(amounts)))
        + _tag("totalDebit", str(debit))
        + _tag("totalCredit", str(credit))
    )


def _amount(cents: int) -> str:
    return _tag("amnt", str(Cents(abs(cents)))) + _tag(
        "amntTp", "D" if cents > 0 else "C"
    )


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
