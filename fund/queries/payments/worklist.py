"""Walking through the work list: where a line stands, and what comes before and after."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ...models import BankTransaction, Invoice
from ...rules.mentions import mentions_in
from .facts import receivables_of
from .waiting import waiting

MOST_FOUND = 20


@dataclass(frozen=True)
class Place:
    """Where a line stands among those that wait; it may be placed itself."""

    before: int | None
    after: int | None
    earlier: int
    total: int

    @property
    def position(self) -> int:
        return self.earlier + 1


def place_of(line: BankTransaction) -> Place:
    """The neighbours of this line, in the order of the list."""
    here = Q(booked_on=line.booked_on)
    earlier = waiting().filter(
        Q(booked_on__lt=line.booked_on) | here & Q(pk__lt=line.pk)
    )
    later = waiting().filter(Q(booked_on__gt=line.booked_on) | here & Q(pk__gt=line.pk))
    return Place(
        before=earlier.reverse().values_list("pk", flat=True).first(),
        after=later.values_list("pk", flat=True).first(),
        earlier=earlier.count(),
        total=waiting().count(),
    )


def next_after(line: BankTransaction) -> int | None:
    """What to do after this line: the next one that waits, else the first."""
    return place_of(line).after or waiting().values_list("pk", flat=True).first()


@dataclass(frozen=True)
class Found:
    """An invoice that somebody looked for, and what is open on it."""

    invoice: Invoice
    open_cents: int


def find_invoices(words: str) -> list[Found]:
    """By number, payment reference or municipality; only what is open."""
    words = " ".join(words.split())
    return _with_open(_named(words)[:200])[:MOST_FOUND] if words else []


def invoices_by_pk(numbers: list[int]) -> list[Found]:
    """The ones that a form was about, open or not."""
    invoices = _invoices().filter(pk__in=numbers)
    open_on = receivables_of([one.pk for one in invoices])
    return [
        Found(one, open_on[one.pk].balance_cents)
        for one in invoices
        if one.pk in open_on
    ]


def _named(words: str) -> QuerySet[Invoice]:
    mentions = mentions_in(words)
    return _invoices().filter(
        Q(number__icontains=words)
        | Q(number__in=mentions.numbers)
        | Q(payment_reference__in=mentions.possible_references)
        | Q(municipality__name__icontains=words)
    )


def _invoices() -> QuerySet[Invoice]:
    return (
        Invoice.objects.filter(kind="factuur")
        .select_related("municipality")
        .defer("parties")
        .order_by("municipality__sort_key", "number")
    )


def _with_open(invoices: QuerySet[Invoice]) -> list[Found]:
    found = list(invoices)
    open_on = receivables_of([one.pk for one in found])
    return [
        Found(one, open_on[one.pk].balance_cents)
        for one in found
        if one.pk in open_on and open_on[one.pk].balance_cents > 0
    ]
