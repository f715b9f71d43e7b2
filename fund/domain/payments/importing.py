"""Taking in a statement: all of it or nothing, and once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.verdicts import require

from ...models import BankAccount, BankStatement, BankTransaction
from ...rules.access import may_administer
from .booking import book_lines
from .camt import ReadLine, ReadStatement, StatementRefused, read_statements
from .camt.reading import require_next
from .locking import locked
from .pots import open_pots
from .repeated import require_same, require_unknown

Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Imported:
    """What was taken in, and which statements were there already."""

    statements: tuple[BankStatement, ...]
    known: tuple[BankStatement, ...]
    lines: tuple[BankTransaction, ...]


@transaction.atomic
def import_statements(
    *,
    bank_account: BankAccount,
    content: bytes,
    by: User,
    now: datetime,
    report: Report | None = None,
) -> Imported:
    """Store and book every statement of the file that is new; raises StatementRefused.

    One that is there already, with the same content, is left as it is.
    """
    require(may_administer(by))
    bank_account = locked(bank_account)
    read = read_statements(content, iban=bank_account.iban)
    fresh, known = _told_apart(bank_account, read)
    _require_follows(bank_account, fresh)
    total = sum(len(one.lines) for one in fresh)
    made, lines = [], list[BankTransaction]()
    for one in fresh:
        _require_past(one, now)
        statement = _stored(one, bank_account, content, by, now)
        lines += _booked(
            one,
            statement,
            by=by,
            now=now,
            report=_told_from(len(lines), total, report),
        )
        made.append(statement)
    return Imported(tuple(made), tuple(known), tuple(lines))


def _told_from(before: int, total: int, report: Report | None) -> Callable[[int], None]:
    return lambda done: report(before + done, total) if report else None


def _told_apart(
    bank_account: BankAccount, read: Sequence[ReadStatement]
) -> tuple[list[ReadStatement], list[BankStatement]]:
    numbers = [one.number for one in read]
    found = bank_account.statements.filter(number__in=numbers).defer("content")
    stored = {statement.number: statement for statement in found}
    for one in read:
        if one.number in stored:
            require_same(one, stored[one.number])
    fresh = [one for one in read if one.number not in stored]
    return fresh, list(stored.values())


def _require_follows(bank_account: BankAccount, fresh: list[ReadStatement]) -> None:
    """On the last statement; the first one on what the books say."""
    if not fresh:
        return
    last = bank_account.statements.order_by("-number").only("number", "closing_cents")
    before = last.first()
    if before is not None:
        require_next(fresh[0], before.number, before.closing_cents)
    else:
        booked = bank_account.account.balance_cents
        require_next(fresh[0], fresh[0].number - 1, booked)


def _require_past(read: ReadStatement, now: datetime) -> None:
    if read.booked_on > day_of(now):
        raise StatementRefused(
            f"Afschrift {read.number} is van {read.booked_on:%d-%m-%Y}. Die dag moet nog "
            "komen."
        )


def _stored(
    read: ReadStatement,
    bank_account: BankAccount,
    content: bytes,
    by: User,
    now: datetime,
) -> BankStatement:
    statement = BankStatement.objects.create(
        bank_account=bank_account,
        number=read.number,
        bank_id=read.bank_id,
        booked_on=read.booked_on,
        opening_cents=read.opening_cents,
        closing_cents=read.closing_cents,
        version=read.version,
        transaction_count=len(read.lines),
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        imported_by_label=by.actor_label[:200],
        imported_at=now,
    )
    details = {
        "regels": len(read.lines),
        "eindsaldo": read.closing_cents,
        "sha256": statement.sha256,
    }
    record("fund.statement_imported", subject=statement, by=by, at=now, details=details)
    return statement


def _line(
    place: int, read: tuple[ReadLine, str], statement: BankStatement
) -> BankTransaction:
    line, content_sha256 = read
    return BankTransaction(
        statement=statement,
        bank_account=statement.bank_account,
        position=place,
        content_sha256=content_sha256,
        **asdict(line),
    )


def _booked(
    read: ReadStatement,
    statement: BankStatement,
    *,
    by: User,
    now: datetime,
    report: Callable[[int], None],
) -> list[BankTransaction]:
    hashes = read.hashes()
    require_unknown(statement.bank_account, hashes)
    lines = BankTransaction.objects.bulk_create(
        _line(place, one, statement)
        for place, one in enumerate(zip(read.lines, hashes, strict=True), start=1)
    )
    pots = open_pots(lines)
    book_lines(lines, pots, statement.bank_account, by=by, now=now, report=report)
    return lines
