"""How invoices fare on their way."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from journal.models import Message

from ...enums import DeliveryState
from ...models import InvoiceDelivery

HANDLER = "fund.deliver_invoice"


def key_of(delivery: InvoiceDelivery) -> str:
    """Under which its present attempts stand in the outbox: each asking has its own."""
    return f"{HANDLER}:{delivery.pk}:{delivery.attempts}"


def not_arrived() -> QuerySet[InvoiceDelivery]:
    """Those that failed, then those that wait; the oldest first."""
    found = InvoiceDelivery.objects.exclude(state=DeliveryState.SENT)
    # "mislukt" comes before "wacht".
    return found.select_related("invoice__municipality").order_by(
        "state", "asked_at", "id"
    )


def sent() -> int:
    """How many arrived."""
    return InvoiceDelivery.objects.filter(state=DeliveryState.SENT).count()


def reasons(deliveries: list[InvoiceDelivery]) -> dict[int, str]:
    """What went wrong at the last attempt of those that the outbox tries again."""
    keys = {key_of(one): one.pk for one in deliveries}
    found = Message.objects.filter(deduplication_key__in=keys).exclude(last_error="")
    return {
        keys[key]: reason
        for key, reason in found.values_list("deduplication_key", "last_error")
    }


def stranded() -> Iterator[tuple[int, int, str]]:
    """Waiting deliveries that the outbox gave up: which, after how many attempts, why."""
    waiting = InvoiceDelivery.objects.filter(state=DeliveryState.QUEUED)
    keys = {key_of(one): one.pk for one in waiting}
    given_up = Message.objects.given_up().filter(deduplication_key__in=keys)
    for message in given_up.order_by("id"):
        pk = keys[message.deduplication_key]
        yield pk, message.attempts, message.last_error
