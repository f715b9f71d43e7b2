"""Invoices and credit notes as a list: how each fares, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from municipalities.models import Municipality

from ...enums import AccountKind, InvoiceKind
from ...models import Account, Invoice, InvoiceDocument

OPEN, LATE, PAID, CREDITED, NOTE = (
    "open",
    "te-laat",
    "betaald",
    "gecrediteerd",
    "creditnota",
)
# What can be chosen; late is open too, and credited in part may be paid or open.
STATES = {
    OPEN: "open",
    LATE: "te laat",
    PAID: "betaald",
    CREDITED: "gecrediteerd, helemaal of voor een deel",
    NOTE: "creditnota’s",
}
WORDS = {**STATES, CREDITED: "gecrediteerd", NOTE: "creditnota"}
KINDS = {OPEN: "now", LATE: "bad", PAID: "good", CREDITED: "", NOTE: ""}


@dataclass(frozen=True)
class Sums:
    """What the invoices of a list come to."""

    invoices: int
    notes: int
    asked_cents: int
    credited_cents: int
    open_cents: int


@dataclass(frozen=True)
class Row:
    """One invoice or credit note with its word."""

    invoice: Invoice
    state: str
    open_cents: int
    credited_cents: int
    has_papers: bool

    @property
    def signed_cents(self) -> int:
        """A credit note takes back."""
        cents = self.invoice.total_cents
        return -cents if self.invoice.is_credit else cents

    @property
    def word(self) -> str:
        return WORDS[self.state]

    @property
    def kind(self) -> str:
        return KINDS[self.state]


def invoices() -> QuerySet[Invoice]:
    """With what is open on each, as the ledger keeps it, and what was credited."""
    account = Account.objects.filter(
        kind=AccountKind.RECEIVABLE, invoice=OuterRef("pk")
    ).order_by()
    notes = Invoice.objects.filter(credits=OuterRef("pk")).order_by()
    taken = notes.values("credits").annotate(sum=Sum("total_cents")).values("sum")
    return Invoice.objects.select_related("municipality", "credits").annotate(
        open_cents=Coalesce(Subquery(account.values("balance_cents")[:1]), 0),
        credited_cents=Coalesce(Subquery(taken), 0),
        has_papers=Exists(InvoiceDocument.objects.filter(invoice=OuterRef("pk"))),
    )


def narrowed(
    found: QuerySet[Invoice], *, year: int | None, state: str, text: str, today: date
) -> QuerySet[Invoice]:
    """Of this year, in this state, with these words in its number or municipality."""
    if year is not None:
        found = found.filter(year=year)
    for word in text.split():
        found = found.filter(
            Q(number__icontains=word)
            | Q(municipality__name__icontains=word)
            | Q(payment_reference__iexact=word)
        )
    chosen = {
        OPEN: Q(open_cents__gt=0),
        LATE: Q(open_cents__gt=0, due_on__lt=today),
        PAID: Q(kind=InvoiceKind.INVOICE, open_cents=0)
        & ~Q(credited_cents__gte=F("total_cents")),
        CREDITED: Q(credited_cents__gt=0),
        NOTE: Q(kind=InvoiceKind.CREDIT),
    }
    return found.filter(chosen[state]) if state in chosen else found


def of_municipality(municipality: Municipality) -> QuerySet[Invoice]:
    """All of one municipality, the newest first."""
    return invoices().filter(municipality=municipality).order_by("-issued_on", "-id")


def sums(found: QuerySet[Invoice]) -> Sums:
    """In one question: open is the sum of balances that the ledger keeps."""
    asked, taken = Q(kind=InvoiceKind.INVOICE), Q(kind=InvoiceKind.CREDIT)
    got = found.aggregate(
        invoices=Coalesce(Sum(1, filter=asked), 0),
        notes=Coalesce(Sum(1, filter=taken), 0),
        asked=Coalesce(Sum("total_cents", filter=asked), 0),
        credited=Coalesce(Sum("total_cents", filter=taken), 0),
        open=Coalesce(Sum("open_cents"), 0),
    )
    return Sums(
        got["invoices"], got["notes"], got["asked"], got["credited"], got["open"]
    )


def row_of(invoice: Any, today: date) -> Row:
    """How one of `invoices()` fares on this day; it carries what that adds."""
    is_open: int = invoice.open_cents
    credited: int = invoice.credited_cents
    state = _state(invoice, is_open, credited, today)
    return Row(invoice, state, is_open, credited, invoice.has_papers)


def _state(invoice: Invoice, is_open: int, credited: int, today: date) -> str:
    if invoice.is_credit:
        return NOTE
    if is_open:
        return LATE if invoice.due_on < today else OPEN
    return CREDITED if credited >= invoice.total_cents else PAID
