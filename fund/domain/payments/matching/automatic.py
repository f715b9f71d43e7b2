"""Placing what is certain, and leaving the rest on the work list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.verdicts import require

from ....models import BankAccount, BankTransaction
from ....queries.payments.waiting import waiting_in, waiting_out
from ....rules.access import may_administer
from ..locking import locked
from ..progress import Report, silent
from .incoming import place_incoming
from .outgoing import place_outgoing


@dataclass(frozen=True)
class Matched:
    """How many lines were looked at, and how many found their place."""

    looked_at: int
    placed: int

    @property
    def left(self) -> int:
        return self.looked_at - self.placed


@transaction.atomic
def match_waiting(
    *,
    bank_account: BankAccount,
    by: User,
    now: datetime,
    report: Report = silent,
) -> Matched:
    """Look again at all that waits, for instance when an account was learnt."""
    require(may_administer(by))
    bank_account = locked(bank_account)
    lines = [*waiting_in(bank_account), *waiting_out(bank_account)]
    return _matched(bank_account, lines, by=by, now=now, report=report)


@transaction.atomic
def match_lines(
    *,
    bank_account: BankAccount,
    lines: Sequence[BankTransaction],
    by: User,
    now: datetime,
    report: Report = silent,
) -> Matched:
    """Place those of these lines that are certain; of each, nothing was placed before."""
    require(may_administer(by))
    bank_account = locked(bank_account)
    return _matched(bank_account, lines, by=by, now=now, report=report)


def _matched(
    bank_account: BankAccount,
    lines: Sequence[BankTransaction],
    *,
    by: User,
    now: datetime,
    report: Report,
) -> Matched:
    incoming = [line for line in lines if line.is_in]
    outgoing = [line for line in lines if not line.is_in]
    placed = place_incoming(incoming, by=by, now=now, report=report)
    placed += place_outgoing(outgoing, by=by, now=now)
    report(len(lines))
    if placed:
        record(
            "fund.payments_matched",
            subject=bank_account,
            by=by,
            at=now,
            details={"regels": len(lines), "geplaatst": placed},
        )
    return Matched(len(lines), placed)
