"""Taking back a part of an invoice, or all of it. An issued invoice never changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import AccountKind, InvoiceKind
from ...models import (
    Account,
    Contribution,
    Debtor,
    Invoice,
    InvoiceLine,
    Programme,
)
from ...rules.access import may_administer
from ...rules.money import MICROS_PER_CENT, to_the_cent
from ..ledger import Booking, credit, debit, post, pot
from .drafts import Draft, DraftLine, Tax, buyer_of, line_for, seller_of
from .issuing import booked_on, issue, the_issuer
from .numbering import hold_series

LONGEST_REASON = 300


class NotCredited(DomainError):
    """The credit note cannot be made; nothing was."""


@dataclass(frozen=True)
class Asking:
    """Why it is credited, and by which form where a person asked."""

    reason: str
    form_key: UUID | None = None


@transaction.atomic
def credit_invoice(
    *,
    invoice: Invoice,
    net_cents: int,
    reason: str,
    by: User,
    now: datetime,
    form_key: UUID | None = None,
) -> Invoice:
    """A credit note for this amount without VAT, on the programmes of the invoice in
    their order. Raises NotCredited where less is left.

    The same form sent again gives what it made the first time.
    """
    require(may_administer(by))
    held = _held(invoice)
    if made := _made_before(form_key):
        _require_same(made, held, net_cents, reason)
        return made
    if net_cents <= 0:
        raise NotCredited("Een creditnota is voor meer dan nul euro.")
    left = creditable(held)
    if net_cents > left:
        raise NotCredited(
            f"Van factuur {held.number} kan nog {to_the_cent(left)} worden gecrediteerd. "
            "Kies dat bedrag of minder."
        )
    _require_reason(reason)
    lines = _lines_for(held, net_cents)
    return _credited(held, lines, Asking(reason, form_key), by=by, now=now)


def _made_before(form_key: UUID | None) -> Invoice | None:
    """The counter is held, so whoever sends the same form at once waits and finds it."""
    if form_key is None:
        return None
    return Invoice.objects.filter(form_key=form_key).first()


def _require_same(made: Invoice, invoice: Invoice, cents: int, reason: str) -> None:
    asked = (invoice.pk, cents, reason)
    if (made.credits_id, made.net_cents, made.reason) != asked:
        raise NotCredited(
            f"Met dit formulier is al creditnota {made.number} gemaakt. Open de factuur "
            "opnieuw als u nog iets wilt crediteren."
        )


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise NotCredited("Schrijf op waarom u crediteert. Dat komt op de creditnota.")
    if len(reason) > LONGEST_REASON:
        raise NotCredited(
            f"Houd de reden korter: hoogstens {LONGEST_REASON} tekens passen erop."
        )


def creditable(invoice: Invoice) -> int:
    """Cents without VAT that no credit note took back yet."""
    taken = invoice.credit_notes.aggregate(sum=Sum("net_cents"))["sum"] or 0
    return int(invoice.net_cents - taken)


def credit_contribution(
    contribution: Contribution, *, by: Actor, now: datetime
) -> Invoice:
    """What a correction makes less, on the invoice of that year and programme."""
    rate = contribution.rate
    lines = InvoiceLine.objects.filter(
        invoice__kind=InvoiceKind.INVOICE,
        invoice__year=rate.year_id,
        invoice__municipality=contribution.municipality,
        programme=rate.programme,
    )
    for line in lines.select_related("invoice").order_by("invoice_id"):
        invoice = _held(line.invoice)
        if creditable(invoice) >= -contribution.amount_cents:
            reason = contribution.run.reason
            return _credited(
                invoice,
                (line_for(contribution, _tax_of(line)),),
                Asking(reason),
                by=by,
                now=now,
            )
    raise NotCredited(
        f"{contribution.municipality} heeft voor {rate} geen factuur waarop "
        f"{to_the_cent(-contribution.amount_cents)} in mindering kan. Er is niets "
        "gefactureerd."
    )


def _held(invoice: Invoice) -> Invoice:
    """Credit notes of a year take turns, at the counter of their numbers."""
    found = Invoice.objects.select_related("year", "municipality").get(pk=invoice.pk)
    if found.kind != InvoiceKind.INVOICE:
        raise NotCredited("Dit is zelf een creditnota.")
    hold_series(InvoiceKind.CREDIT, found.year)
    return found


def _lines_for(invoice: Invoice, net_cents: int) -> tuple[DraftLine, ...]:
    """From each line what was not credited yet, until the amount is reached; taxed as
    it was on the invoice, however the programme is taxed now."""
    made, left = [], net_cents
    for line in invoice.lines.select_related("programme"):
        part = min(left, line.net_cents - _taken(invoice, line.programme))
        if part > 0:
            made.append(
                DraftLine(
                    line.programme,
                    _tax_of(line),
                    f"In mindering: {line.description}"[:200],
                    1,
                    part * MICROS_PER_CENT,
                    part,
                )
            )
            left -= part
    return tuple(made)


def _tax_of(line: InvoiceLine) -> Tax:
    return Tax(line.vat_category, line.vat_rate_bp, line.vat_reason)


def _taken(invoice: Invoice, programme: Programme) -> int:
    taken = InvoiceLine.objects.filter(invoice__credits=invoice, programme=programme)
    return taken.aggregate(sum=Sum("net_cents"))["sum"] or 0


def _before(invoice: Invoice) -> dict[tuple[str, int], int]:
    """What was credited on it already, by kind of tax."""
    kinds = InvoiceLine.objects.filter(invoice__credits=invoice).values_list(
        "vat_category", "vat_rate_bp"
    )
    return {
        (category, rate): sum_
        for category, rate, sum_ in kinds.annotate(sum=Sum("net_cents")).order_by()
    }


def _credited(
    invoice: Invoice,
    lines: tuple[DraftLine, ...],
    asking: Asking,
    *,
    by: Actor,
    now: datetime,
) -> Invoice:
    issuer = the_issuer()
    debtor = Debtor.objects.get(municipality=invoice.municipality)
    draft = Draft(
        kind=InvoiceKind.CREDIT,
        municipality=invoice.municipality,
        seller=seller_of(issuer),
        buyer=buyer_of(debtor),
        buyer_reference=debtor.buyer_reference,
        issued_on=day_of(now),
        due_on=day_of(now),
        lines=lines,
        credits=invoice,
        before=_before(invoice),
        reason=asking.reason,
        is_fictitious=invoice.is_fictitious,
        form_key=asking.form_key,
    )
    note = issue(draft, year=invoice.year, run=None, by=by, now=now)
    _book(note, invoice, draft, by, now)
    record("fund.invoice_credited", subject=note, by=by, at=now)
    return note


def _book(
    note: Invoice, invoice: Invoice, draft: Draft, by: Actor, now: datetime
) -> None:
    """What is open on the invoice becomes less; what was paid already, is owed back."""
    receivable = pot(AccountKind.RECEIVABLE, invoice=invoice)
    is_open = Account.objects.get(pk=receivable.pk).balance_cents
    off = min(is_open, note.total_cents)
    back = note.total_cents - off
    owed = pot(AccountKind.REFUNDABLE, municipality=invoice.municipality)
    income = [
        debit(
            pot(AccountKind.INCOME, year=invoice.year, programme=line.programme),
            line.net_cents,
        )
        for line in draft.lines
    ]
    post(
        Booking(
            kind="creditnota",
            key=f"credit:{note.number}",
            booked_on=booked_on(draft.issued_on, invoice.year),
            description=f"Creditnota {note.number} op factuur {invoice.number}",
            document=note.subject_key,
            amounts=(
                *income,
                *(
                    [debit(pot(AccountKind.VAT), note.vat_cents)]
                    if note.vat_cents
                    else []
                ),
                *([credit(receivable, off)] if off else []),
                *([credit(owed, back)] if back else []),
            ),
        ),
        by=by,
        now=now,
    )
