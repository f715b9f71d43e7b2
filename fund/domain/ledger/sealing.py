"""Sealing what was booked: a hash over the entries that holds the hash before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import connection, transaction

from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor

from ...models import DailySeal, Entry
from ...queries.ledger.writing import fingerprint, written

ALONE = "SELECT pg_advisory_xact_lock(hashtext('fund_dailyseal'))"


@transaction.atomic
def seal_day(day: date, *, by: Actor, now: datetime) -> DailySeal:
    """Seal every entry since the last seal, under the name of this day.

    Whoever books waits, and comes under the next one. A second time, and for a day
    before the last seal, it gives the seal that is there.
    """
    with connection.cursor() as cursor:
        cursor.execute(ALONE)
    last = DailySeal.objects.order_by("day").last()
    if last is not None and last.day >= day:
        return DailySeal.objects.filter(day__gte=day).order_by("day")[0]
    made = _sealed(day, last, now)
    record(
        "fund.day_sealed",
        subject=made,
        by=by,
        at=now,
        details={"boekingen": made.entry_count, "sha256": made.sha256},
    )
    return made


def _sealed(day: date, last: DailySeal | None, now: datetime) -> DailySeal:
    previous = last.sha256 if last else ""
    after = last.last_entry_id if last else 0
    found = written(Entry.objects.filter(pk__gt=after))
    sha256, count, number = fingerprint(day, previous, found)
    return DailySeal.objects.create(
        day=day,
        entry_count=count,
        last_entry_id=number or after,
        previous_sha256=previous,
        sha256=sha256,
        sealed_at=now,
    )


def broken_seals() -> Iterator[str]:
    """A sentence for each seal that does not follow from what is booked now."""
    previous, after = "", 0
    for seal in DailySeal.objects.order_by("day"):
        entries = Entry.objects.filter(pk__gt=after, pk__lte=seal.last_entry_id)
        sha256, count, _ = fingerprint(seal.day, previous, written(entries))
        if (sha256, count, previous) != (
            seal.sha256,
            seal.entry_count,
            seal.previous_sha256,
        ):
            yield f"Het zegel van {seal.day:%d-%m-%Y} past niet op de boekingen."
        previous, after = seal.sha256, seal.last_entry_id
