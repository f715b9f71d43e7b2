"""Making the rows say again what their sources say.

Called in the transaction of the verb that changed the cause, or by the outbox. Doing
it twice changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from journal.domain.outbox import Request, enqueue, enqueue_each
from samenorganiseren.shared import deadlines
from samenorganiseren.shared.deadlines import Due, Source

from ...enums import DeadlineState
from ...models import Deadline

REMIND = "notifications.remind_of_deadline"
AT_ONCE = "meteen"
AT_A_TIME = 1000
Found = dict[str, Due]
CHANGEABLE = (
    "audience",
    "subject_key",
    "title",
    "because",
    "step",
    "url",
    "due_on",
    "due_at",
    "reminders",
    "is_fictitious",
    "state",
    "sequence",
    "changed_at",
)


def ask_to_renew(kind: str, *, causes: Collection[str] | None = None) -> None:
    """Have it done by the outbox, where many may concern it. No causes: all of them."""
    asked = None if causes is None else sorted(causes)
    enqueue("notifications.renew_deadlines", kind=kind, causes=asked)


@transaction.atomic
def renew(kind: str, *, causes: Collection[str] | None, now: datetime) -> int:
    """Renew what comes from these causes, or from all; how many rows changed."""
    source = deadlines.named(kind)
    if source is None:
        return 0
    rows = _locked(kind, causes)
    found = found_by(source, causes, now)
    new = [cause for cause in found if cause not in rows]
    if not new:
        return _settle(source, rows, found, now)
    made = Deadline.objects.bulk_create(
        [Deadline(**columns_of(kind, found[cause]), changed_at=now) for cause in new],
        ignore_conflicts=True,
        batch_size=AT_A_TIME,
    )
    beside = {
        cause: row for cause, row in _locked(kind, new).items() if cause not in rows
    }
    _ask_for_reminders(beside.values(), found, now)
    # Who was first may have seen less than we do, or more: ask once more, under the lock.
    raced = {cause for cause, row in beside.items() if not says(row, found[cause])}
    if raced:
        again = found_by(source, raced, now)
        _settle(source, {one: beside[one] for one in raced}, again, now)
    return len(made) + _settle(source, rows, found, now)


def renew_all(*, now: datetime) -> int:
    """Renew every row of every source: days pass, and with them what is due."""
    return sum(renew(each.kind, causes=None, now=now) for each in deadlines.known())


def found_by(source: Source, causes: Collection[str] | None, now: datetime) -> Found:
    """What the source tells now, by cause."""
    return {due.cause: due for due in source.find(causes, now)}


def columns_of(kind: str, due: Due) -> dict[str, Any]:
    """What the row of it says."""
    return {
        "kind": kind,
        "cause": due.cause,
        "audience": due.audience,
        "subject_key": due.subject_key,
        "title": due.title[:200],
        "because": due.because[:400],
        "step": due.step[:300],
        "url": due.url,
        "due_on": due.due_on,
        "due_at": due.due_at,
        "reminders": list(due.reminders),
        "is_fictitious": due.is_fictitious,
        "state": DeadlineState.OPEN,
    }


def says(row: Deadline, due: Due | None) -> bool:
    """Whether the row says what the source says: nothing means that it is gone."""
    if due is None:
        return row.state == DeadlineState.GONE
    told = columns_of(row.kind, due)
    return all(getattr(row, name) == value for name, value in told.items())


def _locked(kind: str, causes: Collection[str] | None) -> dict[str, Deadline]:
    rows = Deadline.objects.locked().filter(kind=kind)
    if causes is not None:
        rows = rows.filter(cause__in=causes)
    return {row.cause: row for row in rows.order_by("id")}


def _settle(
    source: Source, rows: dict[str, Deadline], found: Found, now: datetime
) -> int:
    changed = [row for cause, row in rows.items() if not says(row, found.get(cause))]
    for row in changed:
        due = found.get(row.cause)
        told = columns_of(source.kind, due) if due else {"state": DeadlineState.GONE}
        for name, value in told.items():
            setattr(row, name, value)
        row.sequence += 1
        row.changed_at = now
    Deadline.objects.bulk_update(changed, CHANGEABLE, batch_size=AT_A_TIME)
    _ask_for_reminders(changed, found, now)
    return len(changed)


def _ask_for_reminders(rows: Iterable[Deadline], found: Found, now: datetime) -> None:
    """A message for each moment that still lies ahead. What was asked for before, under
    the same key, is not asked for again."""
    asked: dict[datetime | None, list[Request]] = defaultdict(list)
    for row in rows:
        due = found.get(row.cause)
        if due is not None and due.at_once:
            asked[None].append(_request(row, AT_ONCE))
        for moment in due.reminders if due else ():
            if moment > now:
                asked[moment].append(_request(row, moment.astimezone(UTC).isoformat()))
    for due_at, requests in asked.items():
        enqueue_each(REMIND, requests, due_at=due_at)


def _request(row: Deadline, at: str) -> Request:
    until = until_of(row)
    return Request(
        {"deadline_id": row.pk, "until": until, "at": at},
        deduplication_key=f"{REMIND}:{row.pk}:{until}:{at}",
    )


def until_of(row: Deadline) -> str:
    """Until when, as the key of a reminder has it: another day is another deadline."""
    if row.due_at is None:
        return row.due_on.isoformat()
    return row.due_at.astimezone(UTC).isoformat()
