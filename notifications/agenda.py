"""What is due, in the own agenda of whom it concerns."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import User
from samenorganiseren.shared import deadlines
from samenorganiseren.shared.calendar_parts import AgendaDay
from samenorganiseren.shared.days import day_of

from .enums import DeadlineState
from .models import Deadline
from .queries import deadlines_of

# So long a cancelled entry stays, for agendas to take it away.
CANCELLED = timedelta(days=60)
MOST = 200


def deadline_days(person: User, now: datetime) -> list[AgendaDay]:
    """What lies ahead or is late, and what was cancelled of late; without what stands
    in the agenda already."""
    kinds = [source.kind for source in deadlines.known() if source.in_agenda]
    found = deadlines_of(person, now).filter(
        Q(state=DeadlineState.OPEN, due_on__gte=day_of(now) - CANCELLED)
        | Q(state=DeadlineState.GONE, changed_at__gt=now - CANCELLED),
        kind__in=kinds,
    )
    return [_day(row) for row in found[:MOST]]


def _day(row: Deadline) -> AgendaDay:
    return AgendaDay(
        uid=f"termijn-{row.pk}",
        title=row.title,
        day=row.due_on,
        url=row.url,
        is_fictitious=row.is_fictitious,
        sequence=row.sequence,
        is_cancelled=row.state == DeadlineState.GONE,
    )
