"""Throwing away what has been kept long enough."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from ..models import Job, Message

# Periodic work leaves many messages, and its last run is kept elsewhere.
ROUTINE = "journal.run_periodic"
ROUTINE_KEPT = timedelta(days=2)


def remove_delivered(*, now: datetime) -> int:
    """Remove messages that were delivered longer ago than they are kept."""
    kept = timedelta(days=settings.OUTBOX_KEEP_DAYS)
    routine = Message.objects.filter(
        handler=ROUTINE, delivered_at__lt=now - ROUTINE_KEPT
    )
    return _remove(Message.objects.filter(delivered_at__lt=now - kept) | routine)


def remove_results(*, now: datetime) -> int:
    """Remove the files of jobs whose result was kept for as long as was said."""
    jobs = list(Job.objects.exclude(kept_until=None).filter(kept_until__lt=now))
    for job in jobs:
        job.result_file.delete(save=False)
        job.input_file.delete(save=False)
        job.result_name, job.kept_until = "", None
        job.save(
            update_fields=["result_file", "input_file", "result_name", "kept_until"]
        )
    return len(jobs)


def remove_old_jobs(*, now: datetime) -> int:
    """Remove finished jobs; their files went before."""
    kept = timedelta(days=settings.JOB_KEEP_DAYS)
    return _remove(Job.objects.filter(finished_at__lt=now - kept, kept_until=None))


def _remove(rows: QuerySet[Job] | QuerySet[Message]) -> int:
    return rows.delete()[0]
