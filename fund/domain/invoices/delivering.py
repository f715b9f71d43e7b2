"""Bringing an issued invoice to its municipality, again where that did not work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import Request, enqueue_each
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.handlers import GiveUp
from samenorganiseren.shared.verdicts import require

from ...enums import DeliveryChannel, DeliveryState
from ...models import Debtor, Invoice, InvoiceDelivery
from ...queries.invoices.deliveries import HANDLER, key_of, stranded
from ...rules.access import may_administer
from .channels import CHANNELS

LONGEST_PROBLEM = 300


class DeliveryRefused(DomainError):
    """This invoice cannot be sent, or not again."""


def ask_delivery(invoice: Invoice, *, now: datetime) -> InvoiceDelivery:
    """Put an invoice on its way as its municipality wants it. A second time the same
    way does nothing."""
    [delivery] = ask_deliveries([invoice], now=now)
    return delivery


@transaction.atomic
def ask_deliveries(
    invoices: Sequence[Invoice], *, now: datetime
) -> list[InvoiceDelivery]:
    """The same for many at once, in three queries and the outbox."""
    ways = _ways_of(invoices)
    wanted = [
        InvoiceDelivery(invoice=invoice, channel=channel, address=address, asked_at=now)
        for invoice, (channel, address) in zip(invoices, ways, strict=True)
    ]
    before = _deliveries_of(invoices)
    InvoiceDelivery.objects.bulk_create(
        [one for one in wanted if _way(one) not in before], ignore_conflicts=True
    )
    found = _deliveries_of(invoices)
    new = [found[_way(one)] for one in wanted if _way(one) not in before]
    _enqueue(new)
    return [found[_way(one)] for one in wanted]


@transaction.atomic
def try_delivery_again(
    *, delivery: InvoiceDelivery, by: User, now: datetime
) -> InvoiceDelivery:
    """Once more what did not work, by what is known of the municipality now."""
    delivery = _locked(delivery.pk)
    require(may_administer(by))
    if delivery.state != DeliveryState.FAILED:
        raise DeliveryRefused(
            "Deze verzending is niet mislukt. Ververs de pagina om te zien hoe het ervoor "
            "staat."
        )
    invoice = delivery.invoice
    channel, address = _way_of(invoice)
    others = invoice.deliveries.exclude(pk=delivery.pk)
    if others.filter(channel=channel, address=address).exists():
        raise DeliveryRefused(
            f"Factuur {invoice.number} gaat al op een andere manier naar de gemeente."
        )
    delivery.channel, delivery.address = channel, address
    delivery.state, delivery.problem, delivery.asked_at = DeliveryState.QUEUED, "", now
    delivery.save()
    record("fund.delivery_tried_again", subject=invoice, by=by, at=now)
    _enqueue([delivery])
    return delivery


def deliver(*, delivery_id: int, now: datetime) -> None:
    """Send it, once. What is refused for good is told on the page of deliveries; what
    fails for now is raised, and the outbox comes back."""
    delivery = _locked(delivery_id)
    if delivery.state == DeliveryState.SENT:
        return
    try:
        CHANNELS[delivery.channel].send(delivery.invoice, delivery.address)
    except GiveUp as reason:
        _failed(delivery, str(reason), 1)
        return
    delivery.state, delivery.sent_at, delivery.problem = DeliveryState.SENT, now, ""
    delivery.attempts += 1
    delivery.save()


@transaction.atomic
def tell_stranded() -> int:
    """Mark as failed what the outbox stopped trying; tells how many."""
    told = 0
    for delivery_id, attempts, reason in stranded():
        delivery = _locked(delivery_id)
        if delivery.state == DeliveryState.QUEUED:
            _failed(delivery, f"Na {attempts} pogingen niet gelukt. {reason}", attempts)
            told += 1
    return told


def _failed(delivery: InvoiceDelivery, problem: str, attempts: int) -> None:
    delivery.state, delivery.problem = DeliveryState.FAILED, problem[:LONGEST_PROBLEM]
    delivery.attempts += attempts
    delivery.save()


def _locked(pk: int) -> InvoiceDelivery:
    found = InvoiceDelivery.objects.select_for_update(of=("self",))
    return found.select_related("invoice").get(pk=pk)


def _way_of(invoice: Invoice) -> tuple[str, str]:
    [way] = _ways_of([invoice])
    return way


def _ways_of(invoices: Sequence[Invoice]) -> list[tuple[str, str]]:
    """How each of them goes to its municipality: by what, and to where."""
    towns = {invoice.municipality_id for invoice in invoices}
    found = Debtor.objects.filter(municipality__in=towns)
    debtors = {debtor.municipality_id: debtor for debtor in found}
    for invoice in invoices:
        if invoice.municipality_id not in debtors:
            raise DeliveryRefused(
                f"Van {invoice.municipality} zijn geen factuurgegevens bekend. Vul ze "
                "eerst in."
            )
    return [_wanted_by(debtors[invoice.municipality_id]) for invoice in invoices]


def _wanted_by(debtor: Debtor) -> tuple[str, str]:
    by_mail = debtor.channel == DeliveryChannel.MAIL
    return debtor.channel, debtor.email if by_mail else debtor.oin


def _deliveries_of(
    invoices: Sequence[Invoice],
) -> dict[tuple[int, str, str], InvoiceDelivery]:
    found = InvoiceDelivery.objects.filter(invoice__in=[one.pk for one in invoices])
    return {_way(one): one for one in found}


def _way(delivery: InvoiceDelivery) -> tuple[int, str, str]:
    return delivery.invoice_id, delivery.channel, delivery.address


def _enqueue(deliveries: Iterable[InvoiceDelivery]) -> None:
    requests = [
        Request({"delivery_id": one.pk}, deduplication_key=key_of(one))
        for one in deliveries
    ]
    enqueue_each(HANDLER, requests)
