"""Jobs that nobody will work on any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from ..models import Job, Message
from . import jobs

SILENCE = timedelta(minutes=2)
REASON = "De taak is onderweg gestopt. Er is niets gewijzigd. Start haar opnieuw."


@transaction.atomic
def fail_stalled(*, now: datetime) -> int:
    """End the unfinished jobs that have been silent and whose message no longer waits."""
    silent = Job.objects.unfinished().filter(created_at__lt=now - SILENCE)
    silent = silent.exclude(heartbeat_at__gte=now - SILENCE)
    stalled = []
    for job in silent.select_for_update(skip_locked=True):
        key = jobs.message_key(job)
        if not Message.objects.waiting().filter(deduplication_key=key).exists():
            stalled.append(job)
    for job in stalled:
        jobs.fail(job=job, reason=REASON, now=now)
    return len(stalled)
