"""Whether a line may be placed without a person, and if not, why not.

Only on a payment reference with right check digits, or an invoice number; and from a known
account of that municipality; and not above what is open. A number has no check digits: on a
number alone the amount must be exactly what is open, and no other invoice of that
municipality may be open for as much. Everything else is for people.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...models import BankTransaction, Invoice
from ...rules.money import to_the_cent
from .facts import Facts

BY_REFERENCE = "Het betalingskenmerk, de rekening en het bedrag kloppen."
BY_NUMBER = "Het factuurnummer, de rekening en het bedrag kloppen."


@dataclass(frozen=True)
class Judgement:
    """The one invoice that is meant, what speaks for it and what speaks against it."""

    invoice: Invoice | None
    why: tuple[str, ...]
    why_not: tuple[str, ...]
    rule: str = ""

    @property
    def is_certain(self) -> bool:
        return self.invoice is not None and not self.why_not


def judge(line: BankTransaction, facts: Facts) -> Judgement:
    """Which invoice is meant, and whether that is certain."""
    if not line.is_in or line.is_reversal:
        return Judgement(None, (), ("Dit is geen gewone bijschrijving.",))
    invoices, is_unknown = facts.invoices_named(line)
    doubts = _doubts_about(line, facts, len(invoices), is_unknown)
    if len(invoices) != 1:
        return Judgement(None, (), tuple(doubts))
    (invoice,) = invoices
    has_reference = (
        invoice.payment_reference in facts.mentions[line.pk].possible_references
    )
    doubts += _doubts_about_payer(line, facts, invoice)
    doubts += _doubts_about_amount(line, facts.open_cents(invoice))
    if not has_reference:
        doubts += _doubts_about_number(line, facts, invoice)
    rule = BY_REFERENCE if has_reference else BY_NUMBER
    return Judgement(invoice, _why(line, invoice, has_reference), tuple(doubts), rule)


def _why(
    line: BankTransaction, invoice: Invoice, has_reference: bool
) -> tuple[str, ...]:
    if has_reference:
        return (f"Het betalingskenmerk {invoice.payment_reference} is genoemd.",)
    return (f"Factuurnummer {invoice.number} is genoemd.",)


def _doubts_about(
    line: BankTransaction, facts: Facts, count: int, is_unknown: bool
) -> list[str]:
    mentions = facts.mentions[line.pk]
    if mentions.is_empty:
        return ["Er is geen betalingskenmerk of factuurnummer genoemd."]
    doubts = []
    if mentions.is_spoiled:
        doubts.append("Een genoemd kenmerk of nummer klopt niet.")
    if is_unknown:
        doubts.append("Een genoemd kenmerk of nummer is niet van een factuur.")
    if count > 1:
        doubts.append("Er zijn meer facturen genoemd.")
    return doubts


def _doubts_about_payer(
    line: BankTransaction, facts: Facts, invoice: Invoice
) -> list[str]:
    if not line.counter_iban:
        return ["De bank noemt geen rekening van de betaler."]
    owner = facts.municipality_of.get(line.counter_iban)
    if owner == invoice.municipality_id:
        return []
    if owner is None:
        return [
            f"Deze rekening is niet bekend als rekening van {invoice.municipality.name}."
        ]
    return ["Deze rekening is bekend als rekening van een andere gemeente."]


def _doubts_about_amount(line: BankTransaction, open_cents: int) -> list[str]:
    if open_cents <= 0:
        return ["Op deze factuur staat niets meer open."]
    if line.amount_cents > open_cents:
        return [f"Er staat nog {to_the_cent(open_cents)} open; dit is meer."]
    return []


def _doubts_about_number(
    line: BankTransaction, facts: Facts, invoice: Invoice
) -> list[str]:
    """Two digits that changed places may name another invoice."""
    open_cents = facts.open_cents(invoice)
    if 0 < line.amount_cents < open_cents:
        return [
            f"Er staat {to_the_cent(open_cents)} open. Op een factuurnummer alleen moet "
            "het bedrag precies kloppen."
        ]
    if facts.has_rival(invoice):
        return [
            "Op een andere factuur van deze gemeente staat evenveel open. Een "
            "factuurnummer alleen is dan niet zeker."
        ]
    return []
