"""All that belongs to one invoice."""

from __future__ import annotations

from dataclasses import dataclass

from ...enums import AccountKind
from ...models import Account, Invoice, PaymentMatch
from ..payments.placed import gone_of


@dataclass(frozen=True)
class Payment:
    """A bank line that was placed on it, or taken back."""

    match: PaymentMatch
    is_gone: bool

    @property
    def word(self) -> str:
        if self.match.reverses_id:
            return "teruggedraaid"
        if self.match.bounces_id:
            return "door de bank teruggeboekt"
        return "telt niet meer mee" if self.is_gone else "betaald"


def payments_on(invoice: Invoice) -> list[Payment]:
    """All that was placed on it, in order, also what was taken back."""
    found = list(
        PaymentMatch.objects.filter(invoice=invoice)
        .select_related("transaction")
        .order_by("pk")
    )
    gone = gone_of(found)
    return [Payment(match, gone.has(match)) for match in found]


def account_of(invoice: Invoice) -> Account | None:
    """Where the ledger keeps what is open on it; a credit note has none."""
    found = Account.objects.filter(kind=AccountKind.RECEIVABLE, invoice=invoice)
    return found.first()
