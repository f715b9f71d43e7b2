"""What closing a year will book, before it does."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from ...enums import AccountKind
from ...models import Account, FiscalYear
from .balances import standing_on
from .point import last_day

# What a year earned and spent. At its end they are emptied into its result.
OF_THE_YEAR = [AccountKind.INCOME, AccountKind.OTHER_INCOME, AccountKind.GRANTS]


@dataclass(frozen=True)
class Emptied:
    """An account of the year, and what closing takes from it."""

    account: Account
    cents: int

    @property
    def is_income(self) -> bool:
        return self.account.kind != AccountKind.GRANTS

    @property
    def to_result_cents(self) -> int:
        """What it adds to the result; what was granted takes from it."""
        return self.cents if self.is_income else -self.cents


@dataclass(frozen=True)
class Planned:
    """Income less grants: what the year leaves goes to the reserve."""

    emptied: tuple[Emptied, ...]

    @property
    def income_cents(self) -> int:
        return sum(one.cents for one in self.emptied if one.is_income)

    @property
    def grants_cents(self) -> int:
        return sum(one.cents for one in self.emptied if not one.is_income)

    @property
    def result_cents(self) -> int:
        """Positive: the reserve grows."""
        return self.income_cents - self.grants_cents

    @property
    def fingerprint(self) -> str:
        """Of every amount: what was looked at is what is closed."""
        content = [[one.account.code, one.cents] for one in self.emptied]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def planned_for(year: FiscalYear) -> Planned:
    """Of this year alone: what an earlier year left behind is closed with that year."""
    first = date(year.pk, 1, 1)
    pots = standing_on(last_day(year.pk), OF_THE_YEAR, since=first)
    return Planned(tuple(Emptied(pot, pot.cents) for pot in pots))
