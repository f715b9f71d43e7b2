"""What money that came in may have been for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....enums import AccountKind, DisbursementState, InvoiceKind
from ....models import Account, BankTransaction, Disbursement, Invoice
from ....rules.money import to_the_cent
from ..facts import Facts, receivables_of
from ..judging import judge
from .suggestion import Suggestion, on_invoices, typed, with_reversal

# The digits of a broken reference or number: a year and a sequence.
DIGITS = re.compile(r"(20[0-9]{2})[-/ ]?([0-9]{5})")
MOST_OF_PAYER = 4


def comes_back(line: BankTransaction, left_cents: int) -> Iterator[Suggestion]:
    """A payment of the fund that the bank sent back."""
    if not line.end_to_end_id and not line.is_reversal:
        return
    paid = Disbursement.objects.filter(
        state=DisbursementState.PAID, amount_cents=left_cents
    )
    for payment in paid.filter(end_to_end_id=line.end_to_end_id)[:1]:
        yield Suggestion(
            url_name="fund_bank_return",
            words=f"Uitbetaling {payment.end_to_end_id} kwam terug",
            values=(("betaling", str(payment.pk)),),
            why=("Het kenmerk en het bedrag zijn die van onze uitbetaling.",),
        )


def pays_named(
    line: BankTransaction, left_cents: int, facts: Facts
) -> Iterator[Suggestion]:
    """The invoices that it names, with what still keeps the portal from placing it."""
    named, _ = facts.invoices_named(line)
    judged = judge(line, facts)
    doubts = with_reversal(line, judged.why_not)
    open_ones = {one: facts.open_cents(one) for one in named if facts.open_cents(one)}
    if len(open_ones) > 1 and sum(open_ones.values()) <= left_cents:
        yield on_invoices(open_ones, ("Deze facturen zijn genoemd.",), doubts)
    for invoice, open_cents in open_ones.items():
        why = judged.why or (f"Factuur {invoice.number} is genoemd.",)
        yield on_invoices({invoice: min(left_cents, open_cents)}, why, doubts)


def is_double(
    line: BankTransaction, left_cents: int, facts: Facts
) -> Iterator[Suggestion]:
    """It names an invoice on which nothing is open any more."""
    named, _ = facts.invoices_named(line)
    for invoice in named:
        if facts.open_cents(invoice) > 0:
            continue
        owner = facts.municipality_of.get(line.counter_iban)
        doubts = (
            ()
            if owner == invoice.municipality_id
            else (
                "Deze rekening is niet bekend als rekening van "
                f"{invoice.municipality.name}.",
            )
        )
        yield Suggestion(
            url_name="fund_bank_overpaid",
            words=f"Te veel betaald: terug te betalen aan {invoice.municipality.name}",
            values=(
                ("gemeente", str(invoice.municipality_id)),
                ("bedrag", typed(left_cents)),
            ),
            why=(f"Factuur {invoice.number} is genoemd en is al betaald.",),
            why_not=doubts,
        )


def pays_near(
    line: BankTransaction, left_cents: int, facts: Facts
) -> Iterator[Suggestion]:
    """Its digits look like those of an invoice that is open."""
    text = f"{line.remittance} {line.reference}"
    endings = {f"{year}-{sequence}" for year, sequence in DIGITS.findall(text)}
    near = [
        invoice
        for invoice, _ in _open_invoices(number__in=[f"F{one}" for one in endings])
    ]
    receivables = receivables_of([one.pk for one in near])
    for invoice in near:
        open_cents = receivables[invoice.pk].balance_cents
        yield on_invoices(
            {invoice: min(left_cents, open_cents)},
            (f"De cijfers lijken op factuur {invoice.number}.",),
            with_reversal(line, _doubts(line, invoice, left_cents, open_cents, facts)),
        )


def paid_by(
    line: BankTransaction, left_cents: int, facts: Facts
) -> Iterator[Suggestion]:
    """What is open for the municipality that pays from this account, or has this name."""
    owner = facts.municipality_of.get(line.counter_iban)
    if owner is not None:
        open_ones = _open_invoices(municipality=owner)
        why = "Deze gemeente betaalt van deze rekening."
    else:
        name = re.sub(r"(?i)^gemeente\s+", "", line.counter_name).strip()
        open_ones = _open_invoices(municipality__name__iexact=name) if name else []
        why = "De naam is die van de gemeente."
    exact = [one for one in open_ones if one[1] == left_cents]
    rest = [one for one in open_ones if one[1] != left_cents]
    for invoice, open_cents in [*exact, *rest][:MOST_OF_PAYER]:
        is_exact = open_cents == left_cents
        reasons = (why, *(("Er staat precies dit bedrag open.",) if is_exact else ()))
        doubts = _doubts(line, invoice, left_cents, open_cents, facts)
        yield on_invoices(
            {invoice: min(left_cents, open_cents)},
            reasons,
            with_reversal(line, ("Deze factuur is niet genoemd.", *doubts)),
        )


def _open_invoices(**chosen: object) -> list[tuple[Invoice, int]]:
    found = (
        Account.objects.filter(
            kind=AccountKind.RECEIVABLE,
            balance_cents__gt=0,
            invoice__kind=InvoiceKind.INVOICE,
            **{f"invoice__{name}": value for name, value in chosen.items()},
        )
        .select_related("invoice__municipality")
        .defer("invoice__parties")
        .order_by("invoice__due_on", "invoice__number")
    )
    return [(one.invoice, one.balance_cents) for one in found[:50] if one.invoice]


def _doubts(
    line: BankTransaction,
    invoice: Invoice,
    left_cents: int,
    open_cents: int,
    facts: Facts,
) -> tuple[str, ...]:
    doubts = []
    if facts.municipality_of.get(line.counter_iban) != invoice.municipality_id:
        doubts.append(
            f"Deze rekening is niet bekend als rekening van {invoice.municipality.name}."
        )
    if left_cents != open_cents:
        doubts.append(f"Er staat {to_the_cent(open_cents)} open.")
    return tuple(doubts)
