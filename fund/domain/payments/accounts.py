"""The bank accounts of the fund, and what stood on them when they were added."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import AccountKind
from ...models import BankAccount
from ...rules.access import may_administer
from ...rules.identifiers import iban_of
from ..ledger import Booking, credit, debit, post, pot


class AccountKnown(DomainError):
    """This bank account is there already."""


class OpeningInFuture(DomainError):
    """What stands on an account is not known beforehand."""


@transaction.atomic
def add_bank_account(
    *,
    iban: str,
    name: str,
    opening_cents: int,
    opened_on: date,
    by: User,
    now: datetime,
    is_fictitious: bool = False,
) -> BankAccount:
    """Add an account of the fund with what stood on it; raises BadNumber and AccountKnown.

    Its first statement must open with that amount.
    """
    require(may_administer(by))
    plain = iban_of(iban)
    if opened_on > day_of(now):
        raise OpeningInFuture("De dag van het beginsaldo ligt na vandaag.")
    bank_account, is_new = BankAccount.objects.get_or_create(
        iban=plain,
        defaults={
            "name": name,
            "account": pot(AccountKind.BANK, detail=plain),
            "is_fictitious": is_fictitious,
        },
    )
    if not is_new:
        raise AccountKnown(
            f"Deze rekening is al toegevoegd, als “{bank_account.name}”. Er is niets "
            "veranderd."
        )
    if opening_cents:
        post(_opening(bank_account, opening_cents, opened_on), by=by, now=now)
    record(
        "fund.bank_account_added",
        subject=bank_account,
        by=by,
        at=now,
        details={"beginsaldo": opening_cents},
    )
    return bank_account


def _opening(bank_account: BankAccount, cents: int, on: date) -> Booking:
    """The reserve is what was there before the fund kept its books here."""
    bank, reserve = bank_account.account, pot(AccountKind.RESERVE)
    more, less = (bank, reserve) if cents > 0 else (reserve, bank)
    return Booking(
        kind="beginsaldo",
        key=f"bank-opening:{bank_account.pk}",
        booked_on=on,
        description="Beginsaldo van een bankrekening",
        document=bank_account.subject_key,
        amounts=(debit(more, abs(cents)), credit(less, abs(cents))),
    )
