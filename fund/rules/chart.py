"""The chart of accounts: a number for each kind."""

from __future__ import annotations

from ..enums import AccountKind

# The chart of accounts, as Dutch bookkeepers number it.
NUMBERS = {
    AccountKind.RESERVE: "0500",
    AccountKind.RESULT: "0510",
    AccountKind.BANK: "1000",
    AccountKind.RECEIVABLE: "1200",
    AccountKind.VAT: "1500",
    AccountKind.PAYABLE: "1600",
    AccountKind.REFUNDABLE: "1610",
    AccountKind.MONEY_IN: "1900",
    AccountKind.MONEY_OUT: "1910",
    AccountKind.GRANTS: "4000",
    AccountKind.INCOME: "8000",
    AccountKind.OTHER_INCOME: "8100",
    AccountKind.CEILING: "9000",
    AccountKind.AVAILABLE: "9010",
    AccountKind.RESERVED: "9020",
    AccountKind.COMMITTED: "9030",
    AccountKind.PAID: "9040",
    AccountKind.JUSTIFIED: "9050",
}
KINDS = {number: kind for kind, number in NUMBERS.items()}
# What a year earns and spends; it ends in its result.
PROFIT_AND_LOSS = frozenset(
    {AccountKind.INCOME, AccountKind.OTHER_INCOME, AccountKind.GRANTS}
)


def kind_of(code: str) -> AccountKind:
    """The kind of an account by its code."""
    return KINDS[code.partition(".")[0]]
