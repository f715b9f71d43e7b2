"""What is known about lines that wait: invoices that they name, and who pays from where.

The same few queries for one line as for ten thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...enums import AccountKind, InvoiceKind
from ...models import Account, BankTransaction, DebtorIban, Invoice
from ...rules.mentions import Mentions, mentions_in


@dataclass
class Facts:
    """Invoices by what names them, what is open on them, and whose accounts are known."""

    mentions: dict[int, Mentions]
    by_reference: dict[str, Invoice]
    by_number: dict[str, Invoice]
    receivables: dict[int, Account]
    municipality_of: dict[str, int]
    # What is open, and on how many invoices of a municipality exactly so much.
    open_on: dict[int, int]
    alike: Counter[tuple[int, int]]

    def open_cents(self, invoice: Invoice) -> int:
        return self.open_on.get(invoice.pk, 0)

    def has_rival(self, invoice: Invoice) -> bool:
        """Whether on another invoice of this municipality just as much is open."""
        return self.alike[invoice.municipality_id, self.open_cents(invoice)] > 1

    def take(self, invoice: Invoice, cents: int) -> None:
        """A line before this one pays so much of it."""
        town, before = invoice.municipality_id, self.open_cents(invoice)
        self.open_on[invoice.pk] = before - cents
        self.alike[town, before] -= 1
        self.alike[town, before - cents] += 1

    def invoices_named(self, line: BankTransaction) -> tuple[list[Invoice], bool]:
        """The invoices that this line names, and whether it names something unknown."""
        named = self.mentions[line.pk]
        found: dict[int, Invoice] = {}
        is_unknown = False
        for possible in named.references:
            hits = [
                self.by_reference[one] for one in possible if one in self.by_reference
            ]
            found |= {one.pk: one for one in hits}
            is_unknown = is_unknown or not hits
        for number in named.numbers:
            if number in self.by_number:
                found[self.by_number[number].pk] = self.by_number[number]
            else:
                is_unknown = True
        return list(found.values()), is_unknown


def facts_about(lines: Sequence[BankTransaction]) -> Facts:
    """Read what these lines name, and look it up."""
    mentions = {line.pk: mentions_in(line.remittance, line.reference) for line in lines}
    references = {one for each in mentions.values() for one in each.possible_references}
    numbers = {one for each in mentions.values() for one in each.numbers}
    by_reference = {
        one.payment_reference: one for one in _invoices("payment_reference", references)
    }
    by_number = {one.number: one for one in _invoices("number", numbers)}
    named = [*by_reference.values(), *by_number.values()]
    receivables = receivables_of({one.pk for one in named})
    return Facts(
        mentions=mentions,
        by_reference=by_reference,
        by_number=by_number,
        receivables=receivables,
        municipality_of=owners_of({line.counter_iban for line in lines}),
        open_on={pk: one.balance_cents for pk, one in receivables.items()},
        alike=_alike({one.municipality_id for one in named}),
    )


def _alike(municipalities: Iterable[int]) -> Counter[tuple[int, int]]:
    found = Account.objects.filter(
        kind=AccountKind.RECEIVABLE,
        balance_cents__gt=0,
        invoice__municipality__in=municipalities,
    )
    return Counter(found.values_list("invoice__municipality", "balance_cents"))


def _invoices(field: str, values: Iterable[str]) -> Iterable[Invoice]:
    return (
        Invoice.objects.filter(**{f"{field}__in": values}, kind=InvoiceKind.INVOICE)
        .select_related("municipality")
        .defer("parties")
    )


def receivables_of(invoices: Iterable[int]) -> dict[int, Account]:
    """What is open on each of these invoices, by the invoice."""
    found = Account.objects.filter(
        kind=AccountKind.RECEIVABLE, invoice__in=list(invoices)
    )
    return {account.invoice_id or 0: account for account in found}


def owners_of(ibans: Iterable[str]) -> dict[str, int]:
    """Which municipality is known to pay from these accounts."""
    known = DebtorIban.objects.filter(iban__in=[one for one in ibans if one])
    return dict(known.values_list("iban", "debtor__municipality"))
