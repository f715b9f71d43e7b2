"""What may happen later: sending invoices and reminders."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from ..domain.invoices import delivering, reminding
from ..queries.invoices.deliveries import HANDLER


@handles(HANDLER, title="Een factuur verzenden")
def deliver_invoice(delivery_id: int) -> None:
    delivering.deliver(delivery_id=delivery_id, now=timezone.now())


@handles(reminding.HANDLER, title="Een herinnering mailen")
def mail_reminder(reminder_id: int) -> None:
    reminding.mail_reminder(reminder_id=reminder_id)


@periodic(
    "fund.tell_stranded",
    every=timedelta(minutes=10),
    title="Mislukte verzendingen van facturen melden",
)
def tell_stranded(*, now: datetime) -> str:
    return f"{delivering.tell_stranded()} verzendingen als mislukt gemeld."
