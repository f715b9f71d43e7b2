"""Where a bank line waits until it is known what it was for: a pot of its own."""

from __future__ import annotations

from collections.abc import Sequence

from ...enums import AccountKind, Direction, Family
from ...models import Account, BankTransaction
from ..ledger import pot
from ..ledger.accounts import NUMBERS


def kind_for(line: BankTransaction) -> AccountKind:
    return AccountKind.MONEY_IN if line.is_in else AccountKind.MONEY_OUT


def pot_of(line: BankTransaction) -> Account:
    """What of this line still has to be placed, freshly read."""
    return pot(kind_for(line), bank_transaction=line)


def open_pots(lines: Sequence[BankTransaction]) -> dict[int, Account]:
    """The pots of new lines, all at once; as `pot` would open them one by one."""
    made = Account.objects.bulk_create(_pot(line) for line in lines)
    return {pot.bank_transaction_id or 0: pot for pot in made}


def _pot(line: BankTransaction) -> Account:
    kind = kind_for(line)
    return Account(
        code=f"{NUMBERS[kind]}.b{line.pk}",
        name=f"{AccountKind(kind).label}, {line}"[:200],
        family=Family.FINANCIAL,
        kind=kind,
        direction=Direction.CREDIT if line.is_in else Direction.DEBIT,
        floor_cents=0,
        bank_transaction=line,
    )
