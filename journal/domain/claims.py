"""Choosing which messages of the outbox are to be delivered now."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from ..models import Message


@transaction.atomic
def claim_due(*, now: datetime, limit: int) -> list[int]:
    """Claim messages that are due, for a few seconds, and tell which.

    Rows that somebody else is claiming or delivering are locked and left out, so
    any number of dispatchers can run. A claim that is not followed by a delivery
    (the queue was emptied, the worker killed) lapses and the message comes back.
    """
    waiting = Message.objects.due(now).unclaimed(now).first_of_their_subject(now)
    chosen = waiting.order_by("due_at", "id").select_for_update(
        skip_locked=True, of=("self",)
    )
    ids = list(chosen.values_list("id", flat=True)[:limit])
    until = now + timedelta(seconds=settings.OUTBOX_CLAIM_SECONDS)
    Message.objects.filter(id__in=ids).update(claimed_until=until)
    return ids
