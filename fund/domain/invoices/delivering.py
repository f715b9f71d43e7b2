"""Bringing an issued invoice to its municipality, again where that did not work."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
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


@transaction.atomic
def ask_delivery(invoice: Invoice, *, now: datetime) -> InvoiceDelivery:
    """Put an invoice on its way as its municipality wants it. A second time the same
    way does nothing."""
    channel, address = _way_of(invoice)
    delivery, is_new = InvoiceDelivery.objects.get_or_create(
        invoice=invoice, channel=channel, address=address, defaults={"asked_at": now}
    )
    if is_new:
        _enqueue(delivery)
    return delivery


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
    _enqueue(delivery)
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
    debtor = Debtor.objects.filter(municipality=invoice.municipality_id).first()
    if debtor is None:
        raise DeliveryRefused(
            f"Van {invoice.municipality} zijn geen factuurgegevens bekend. Vul ze eerst in."
        )
    by_mail = debtor.channel == DeliveryChannel.MAIL
    return debtor.channel, debtor.email if by_mail else debtor.oin


def _enqueue(delivery: InvoiceDelivery) -> None:
    enqueue(HANDLER, deduplication_key=key_of(delivery), delivery_id=delivery.pk)
