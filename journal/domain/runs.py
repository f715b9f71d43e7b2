"""Periodic work: asking for it when it falls due, and recording how it went."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction

from samenorganiseren.shared import periodic
from samenorganiseren.shared.handlers import GiveUp
from samenorganiseren.shared.logs import without_secrets
from samenorganiseren.shared.periodic import Periodic

from ..models import JobRun, Message
from .outbox import enqueue

LONGEST_PAUSE = timedelta(hours=1)
log = logging.getLogger(__name__)


def ask_for_due(*, now: datetime) -> list[str]:
    """Ask the outbox for all periodic work that has fallen due; tells which.

    The moment is part of the message's key, so asking twice is asking once; what
    still waits is not asked for again, however long the portal stood still.
    """
    runs = {run.name: run for run in JobRun.objects.all()}
    waiting = set(
        Message.objects.waiting()
        .filter(handler="journal.run_periodic")
        .values_list("subject_key", flat=True)
    )
    due = [
        each
        for each in periodic.known()
        if _key(each) not in waiting and _is_due(each, runs.get(each.name), now)
    ]
    for each in due:
        moment = each.last_due(now).isoformat()
        failures = runs[each.name].failures if each.name in runs else 0
        enqueue(
            "journal.run_periodic",
            name=each.name,
            moment=moment,
            deduplication_key=f"{_key(each)}:{moment}:{failures}",
            subject_key=_key(each),
        )
    return [each.name for each in due]


def _key(each: Periodic) -> str:
    return f"periodic:{each.name}"


def _is_due(each: Periodic, run: JobRun | None, now: datetime) -> bool:
    if run is None:
        return True
    if run.done_for and run.done_for >= each.last_due(now):
        return False
    if run.failed_at is None or not run.failures:
        return True
    pause = min(LONGEST_PAUSE, timedelta(minutes=2 ** min(run.failures - 1, 6)))
    return now >= run.failed_at + pause


def run_periodic(*, name: str, moment: datetime, now: datetime) -> None:
    """Do the work and record that it was done, or that it failed and how."""
    work = periodic.named(name)
    if work is None:
        raise GiveUp(f"De vaste taak {name} bestaat niet meer.")
    JobRun.objects.bulk_create([JobRun(name=name)], ignore_conflicts=True)
    run = JobRun.objects.select_for_update().get(name=name)
    if run.done_for and run.done_for >= moment:
        return
    try:
        with transaction.atomic():
            run.outcome = work.work(now=now)
    except Exception as error:
        log.exception("periodic work %s failed", name)
        _record_failure(run, error, now)
    else:
        _record_success(run, work.last_due(now), now)


def _record_success(run: JobRun, moment: datetime, now: datetime) -> None:
    run.done_for, run.succeeded_at = moment, now
    run.failures, run.failed_at, run.last_error = 0, None, ""
    run.save()


def _record_failure(run: JobRun, error: Exception, now: datetime) -> None:
    run.failures += 1
    run.failed_at = now
    run.last_error = without_secrets(f"{type(error).__name__}: {error}")[:500]
    run.save(update_fields=["failures", "failed_at", "last_error"])
