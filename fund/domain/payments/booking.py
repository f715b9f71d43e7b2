"""What a bank line books: money on the bank, waiting for its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from samenorganiseren.shared.actors import Actor

from ...models import Account, BankAccount, BankTransaction
from ..ledger import Booking, credit, debit, post_all
from .progress import Report

AT_ONCE = 500


def book_lines(
    lines: Sequence[BankTransaction],
    pots: dict[int, Account],
    bank_account: BankAccount,
    *,
    by: Actor,
    now: datetime,
    report: Report,
) -> None:
    """Every line on its own pot, in parts so that it is seen how far it is."""
    bank = bank_account.account
    for start in range(0, len(lines), AT_ONCE):
        part = lines[start : start + AT_ONCE]
        post_all([_booking(one, bank, pots[one.pk]) for one in part], by=by, now=now)
        report(start + len(part))


def _booking(line: BankTransaction, bank: Account, pot: Account) -> Booking:
    more, less = (bank, pot) if line.is_in else (pot, bank)
    cents = abs(line.amount_cents)
    return Booking(
        kind="bankregel",
        key=f"bank:{line.content_sha256}",
        booked_on=line.booked_on,
        description=f"Afschrift {line.statement.number}, regel {line.position}",
        document=line.subject_key,
        amounts=(debit(more, cents), credit(less, cents)),
    )
