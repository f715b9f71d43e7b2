"""What is to be booked, before it is: one event and its amounts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from ...models import Account, Entry

Amount = tuple[Account, int]


def debit(account: Account, cents: int) -> Amount:
    """This many cents on the debit side; cents must be positive."""
    return account, _positive(cents)


def credit(account: Account, cents: int) -> Amount:
    """This many cents on the credit side; cents must be positive."""
    return account, -_positive(cents)


def _positive(cents: int) -> int:
    if cents <= 0:
        raise ValueError(f"an amount in a booking is positive, not {cents}")
    return cents


@dataclass(frozen=True)
class Booking:
    """One event in money. The key says what happened, so that it is booked once.

    `document` is the subject key of the paper behind it, such as `fund.invoice:12`.
    """

    kind: str
    key: str
    booked_on: date
    description: str
    document: str
    amounts: tuple[Amount, ...]
    reverses: Entry | None = None

    def __post_init__(self) -> None:
        if sum(cents for _, cents in self.amounts) != 0 or len(self.lines) < 2:
            raise ValueError(f"{self.key}: debit and credit differ")

    @property
    def lines(self) -> list[Amount]:
        """One amount for each account, in the order in which accounts are locked."""
        sums: dict[int, int] = {}
        accounts = {account.pk: account for account, _ in self.amounts}
        for account, cents in self.amounts:
            sums[account.pk] = sums.get(account.pk, 0) + cents
        return [(accounts[pk], sums[pk]) for pk in sorted(sums) if sums[pk]]

    @property
    def total_cents(self) -> int:
        return sum(cents for _, cents in self.lines if cents > 0)

    @property
    def payload_sha256(self) -> str:
        """Of all that is booked: the same key with another content is refused."""
        content = {
            "kind": self.kind,
            "key": self.key,
            "booked_on": self.booked_on.isoformat(),
            "description": self.description,
            "document": self.document,
            "lines": [[account.code, cents] for account, cents in self.lines],
            "reverses": self.reverses.key if self.reverses else "",
        }
        text = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
