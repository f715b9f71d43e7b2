"""The work list: bank lines of which something still has to be placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import F, QuerySet, Sum

from ...enums import AccountKind
from ...models import Account, BankAccount, BankTransaction

POTS = (AccountKind.MONEY_IN, AccountKind.MONEY_OUT)


def waiting(direction: str = "") -> QuerySet[BankTransaction]:
    """Lines with money that has no place yet, oldest first; `left_cents` is how much."""
    kinds = {"bij": POTS[:1], "af": POTS[1:]}.get(direction, POTS)
    return (
        BankTransaction.objects.filter(
            accounts__kind__in=kinds, accounts__balance_cents__gt=0
        )
        .annotate(left_cents=F("accounts__balance_cents"))
        .select_related("statement")
        .defer("statement__content")
        .order_by("booked_on", "pk")
    )


def waiting_in(bank_account: BankAccount) -> Iterable[BankTransaction]:
    return waiting("bij").filter(bank_account=bank_account)


def waiting_out(bank_account: BankAccount) -> Iterable[BankTransaction]:
    return waiting("af").filter(bank_account=bank_account)


def pots_of(lines: Sequence[BankTransaction]) -> dict[int, Account]:
    """The pot of each line, by the line."""
    found = Account.objects.filter(
        kind__in=POTS, bank_transaction__in=[line.pk for line in lines]
    )
    return {account.bank_transaction_id or 0: account for account in found}


def left_of(line: BankTransaction) -> int:
    """What of this line still has to be placed."""
    pot = pots_of([line]).get(line.pk)
    return pot.balance_cents if pot else 0


def suspense() -> dict[str, int]:
    """How much money came in and went out without a place, and on how many lines."""
    found = Account.objects.filter(kind__in=POTS, balance_cents__gt=0)
    totals = dict(
        found.values("kind")
        .annotate(cents=Sum("balance_cents"))
        .values_list("kind", "cents")
    )
    return {
        "in_cents": totals.get(AccountKind.MONEY_IN, 0),
        "out_cents": totals.get(AccountKind.MONEY_OUT, 0),
        "count": found.count(),
    }
