"""The pots that many invoices are booked on, each looked up once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ...enums import AccountKind
from ...models import Account, FiscalYear, Programme
from ..ledger import pot


@dataclass
class SharedPots:
    """For the invoices that are issued in one transaction."""

    _income: dict[tuple[int, int], Account] = field(default_factory=dict)

    def income(self, year: FiscalYear, programme: Programme) -> Account:
        key = (year.pk, programme.pk)
        if key not in self._income:
            self._income[key] = pot(AccountKind.INCOME, year=year, programme=programme)
        return self._income[key]

    @cached_property
    def vat(self) -> Account:
        return pot(AccountKind.VAT)
