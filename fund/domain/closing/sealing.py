"""The seal that closes a year: a hash over the entries that holds the hash before it."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime

from samenorganiseren.shared.actors import Actor

from ...models import DailySeal, Entry


def seal_day(day: date, *, by: Actor, now: datetime) -> DailySeal:
    """Seal every entry since the last seal, under the name of this day."""
    last = DailySeal.objects.order_by("day").last()
    after = last.last_entry_id if last else 0
    previous = last.sha256 if last else ""
    found = list(
        Entry.objects.filter(pk__gt=after)
        .order_by("pk")
        .values_list("pk", "payload_sha256")
    )
    content = json.dumps([day.isoformat(), previous, found])
    return DailySeal.objects.create(
        day=day,
        entry_count=len(found),
        last_entry_id=found[-1][0] if found else after,
        previous_sha256=previous,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        sealed_at=now,
    )
