"""Reminding of what is due: only what still holds, only who it still concerns, once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import transaction

from samenorganiseren.shared import deadlines
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.deadlines import Source
from samenorganiseren.shared.wording import dutch_date, dutch_moment

from ...enums import DeadlineState
from ...models import Deadline, Notice
from ..notices import notify
from .renewing import AT_ONCE, renew, until_of

KEPT = timedelta(days=400)


@transaction.atomic
def remind(*, deadline_id: int, until: str, at: str, now: datetime) -> None:
    """Tell everyone whom it concerns now. Nothing where it was moved or is gone, where
    its time has passed, or where a later reminder is due as well."""
    row = Deadline.objects.filter(pk=deadline_id).first()
    source = deadlines.named(row.kind) if row else None
    if row is None or source is None:
        return
    renew(row.kind, causes=[row.cause], now=now)
    row = Deadline.objects.locked().get(pk=deadline_id)
    if not _is_called_for(row, until, at, now):
        return
    notify(
        recipients=source.people(row.audience, now),
        kind="termijn",
        title=f"{_until_in_words(row)}: {row.title}",
        body=f"{row.because} {row.step}",
        reason=source.reason,
        deduplication_key=f"deadline:{row.pk}:{until}:{at}",
        url=row.url,
        subject_key=row.subject_key,
        deadline=row,
        now=now,
    )


def still_concerns(notice: Notice, now: datetime) -> bool:
    """Whether the deadline of a notice still holds, and for its reader.

    The notice is locked, the deadline is not: who changes its cause must not wait for a
    mail server that hangs.
    """
    row = notice.deadline
    if row is None:
        return True
    source = deadlines.named(row.kind)
    if source is None or not _holds(source, row, now):
        return False
    return notice.recipient_id in {one.pk for one in source.people(row.audience, now)}


def _holds(source: Source, row: Deadline, now: datetime) -> bool:
    """Asked of the source itself, as it stands at this moment."""
    due = {one.cause: one for one in source.find([row.cause], now)}.get(row.cause)
    if due is None or row.state != DeadlineState.OPEN:
        return False
    return (due.due_on, due.due_at) == (row.due_on, row.due_at)


def _is_called_for(row: Deadline, until: str, at: str, now: datetime) -> bool:
    if row.state != DeadlineState.OPEN or until_of(row) != until or _is_over(row, now):
        return False
    if at == AT_ONCE:
        return True
    moments = [one.astimezone(UTC).isoformat() for one in row.reminders if one <= now]
    return at in moments and at == max(moments)


def _is_over(row: Deadline, now: datetime) -> bool:
    if row.due_at is not None:
        return row.due_at <= now
    return row.due_on < day_of(now)


def _until_in_words(row: Deadline) -> str:
    if row.due_at is not None:
        return f"Uiterlijk {dutch_moment(row.due_at)}"
    return f"Uiterlijk {dutch_date(row.due_on)}"


def forget_gone(*, now: datetime) -> int:
    """What was gone long ago leaves the table; agendas have taken it away by then."""
    gone = Deadline.objects.filter(state=DeadlineState.GONE)
    return gone.filter(changed_at__lt=now - KEPT).delete()[0]
