"""The yearly calendar of upkeep: planning a task and finishing it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from journal.domain.entries import record
from samenorganiseren.shared.errors import Conflict
from samenorganiseren.shared.verdicts import require

from .. import rules
from ..models import UpkeepTask, User


@transaction.atomic
def plan(
    *,
    title: str,
    explanation: str,
    due_on: date,
    repeats_yearly: bool,
    by: User,
    now: datetime,
) -> UpkeepTask:
    """Put a task in the calendar."""
    require(rules.may_administer(by))
    task = UpkeepTask.objects.create(
        title=title,
        explanation=explanation,
        due_on=due_on,
        repeats_yearly=repeats_yearly,
    )
    record("accounts.upkeep_planned", subject=task, by=by, at=now)
    return task


@transaction.atomic
def finish(*, task: UpkeepTask, by: User, now: datetime) -> UpkeepTask | None:
    """Tick a task off; one that returns is planned for the next year."""
    require(rules.may_administer(by))
    task = UpkeepTask.objects.select_for_update().get(pk=task.pk)
    if task.done_at is not None:
        raise Conflict(f"{task.done_by_label} heeft dit al afgevinkt.")
    task.done_at, task.done_by_label = now, by.name
    task.save(update_fields=["done_at", "done_by_label"])
    record("accounts.upkeep_finished", subject=task, by=by, at=now)
    return _next(task) if task.repeats_yearly else None


def _next(task: UpkeepTask) -> UpkeepTask:
    return UpkeepTask.objects.create(
        title=task.title,
        explanation=task.explanation,
        due_on=a_year_later(task.due_on),
        repeats_yearly=True,
    )


def a_year_later(day: date) -> date:
    """The same day of the next year; 29 February becomes the 28th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)
