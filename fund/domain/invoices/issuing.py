"""Issuing one invoice or credit note: judged, then numbered, kept and booked.

It is judged before it gets a number, so that no number is lost on a bad one; and once
more as it is sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.errors import DomainError

from ...enums import AccountKind, DocumentKind, InvoiceKind
from ...models import (
    ContributionRun,
    FiscalYear,
    Invoice,
    InvoiceDocument,
    InvoiceLine,
    Issuer,
)
from ..ledger import Booking, credit, debit, post_all, pot
from .delivering import ask_deliveries
from .documents import pdf_of
from .drafts import Draft
from .judging import judge
from .numbering import next_number
from .shared_pots import SharedPots
from .ubl import written


class NotIssued(DomainError):
    """The invoices cannot be made; nothing was."""


def the_issuer() -> Issuer:
    """VNG's details; raises NotIssued where nobody filled them in."""
    found = Issuer.objects.first()
    if found is None:
        raise NotIssued("Vul eerst de gegevens van de afzender in.")
    return found


@dataclass(frozen=True)
class Issued:
    """An invoice that has its number and its documents, and what is to be booked."""

    invoice: Invoice
    booking: Booking | None


def issue(
    draft: Draft,
    *,
    year: FiscalYear,
    run: ContributionRun | None,
    by: Actor,
    now: datetime,
) -> Invoice:
    """Judge, number, keep and book one invoice or credit note, and put it on its way."""
    require_right(draft)
    made = issue_judged(draft, year=year, run=run, by=by, now=now)
    send_off([made], by=by, now=now)
    return made.invoice


def send_off(made: Sequence[Issued], *, by: Actor, now: datetime) -> None:
    """Book what was issued and put it on its way, all in one go."""
    post_all([one.booking for one in made if one.booking], by=by, now=now)
    ask_deliveries([one.invoice for one in made], now=now)


def issue_judged(
    draft: Draft,
    *,
    year: FiscalYear,
    run: ContributionRun | None,
    by: Actor,
    now: datetime,
    shared: SharedPots | None = None,
) -> Issued:
    """What was found right beforehand; judged once more with its number.

    It is not booked and not on its way until `send_off`. Whoever issues many gives
    `shared`, so that what they book on together is looked up once.
    """
    number = next_number(draft.kind, year)
    final = draft.numbered(number.text)
    require_right(final)
    invoice = Invoice.objects.create(
        kind=draft.kind,
        number=number.text,
        year=year,
        prefix=number.prefix,
        sequence=number.sequence,
        run=run,
        municipality=draft.municipality,
        credits=draft.credits,
        reason=draft.reason,
        issued_on=draft.issued_on,
        due_on=draft.due_on,
        net_cents=draft.net_cents,
        vat_cents=draft.vat_cents,
        total_cents=draft.total_cents,
        payment_reference=final.payment_reference,
        parties={"seller": asdict(draft.seller), "buyer": asdict(draft.buyer)},
        is_fictitious=draft.is_fictitious,
        form_key=draft.form_key,
        issued_by_label=by.actor_label[:200],
        issued_at=now,
    )
    _keep_lines(invoice, draft)
    _keep_documents(invoice, final, now)
    if draft.kind == InvoiceKind.CREDIT:
        return Issued(invoice, None)
    return Issued(invoice, _booking(invoice, draft, shared or SharedPots()))


def require_right(draft: Draft) -> None:
    """Raises NotIssued with the first thing that is wrong with it."""
    if problem := problem_of(draft):
        raise NotIssued(f"{problem} Er is niets gefactureerd.")


def problem_of(draft: Draft) -> str:
    """The first thing that is wrong with it, as a sentence; nothing where all is right."""
    problems = judge(written(draft))
    return (
        f"De factuur van {draft.buyer.name} klopt niet: {problems[0]}"
        if problems
        else ""
    )


def _keep_lines(invoice: Invoice, draft: Draft) -> None:
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            invoice=invoice,
            position=position,
            programme=line.programme,
            contribution=line.contribution,
            description=line.description,
            quantity=line.quantity,
            unit_micros=line.unit_micros,
            net_cents=line.net_cents,
            vat_category=line.tax.category,
            vat_rate_bp=line.tax.rate_bp,
            vat_reason=line.tax.reason,
        )
        for position, line in enumerate(draft.lines, start=1)
    )


def _keep_documents(invoice: Invoice, draft: Draft, now: datetime) -> None:
    made = {DocumentKind.UBL: written(draft), DocumentKind.PDF: pdf_of(draft)}
    InvoiceDocument.objects.bulk_create(
        InvoiceDocument(
            invoice=invoice,
            kind=kind,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            made_at=now,
        )
        for kind, content in made.items()
    )


def _booking(invoice: Invoice, draft: Draft, shared: SharedPots) -> Booking:
    year = invoice.year
    income = [
        credit(shared.income(year, line.programme), line.net_cents)
        for line in draft.lines
    ]
    taxes = [credit(shared.vat, draft.vat_cents)] if draft.vat_cents else []
    return Booking(
        kind="factuur-verzonden",
        key=f"invoice:{invoice.number}",
        booked_on=booked_on(draft.issued_on, year),
        description=f"Factuur {invoice.number}",
        document=invoice.subject_key,
        amounts=(
            debit(pot(AccountKind.RECEIVABLE, invoice=invoice), invoice.total_cents),
            *income,
            *taxes,
        ),
    )


def booked_on(day: date, year: FiscalYear) -> date:
    """In the year of the contribution, also where it is invoiced a little earlier."""
    return max(day, date(year.pk, 1, 1)) if day.year <= year.pk else day
