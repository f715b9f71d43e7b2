"""Long work: starting it, stopping it, and how it ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import transaction

from samenorganiseren.shared import jobs as known_jobs
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.jobs import Outcome
from samenorganiseren.shared.verdicts import require

from .. import rules
from ..enums import JobState
from ..models import Job
from .entries import record
from .outbox import enqueue


class TooManyJobs(DomainError):
    """This person already has as much unfinished work as one may have."""


class AlreadyFinished(Conflict):
    """The work ended before it could be stopped."""


@transaction.atomic
def start_job(
    handler: str,
    *,
    title: str,
    by: Actor,
    now: datetime,
    upload: File[bytes] | None = None,
    **arguments: Any,
) -> Job:
    """Ask for the long work of this name; its page is `/werk/<id>/`."""
    known_jobs.find(handler)
    if Job.objects.of(by.actor_key).unfinished().count() >= settings.JOBS_PER_PERSON:
        raise TooManyJobs(
            f"U hebt al {settings.JOBS_PER_PERSON} taken die nog niet klaar zijn. "
            "Wacht tot er een klaar is, of stop er een op de pagina Werk."
        )
    job = Job(
        handler=handler,
        title=title[:200],
        arguments=arguments,
        requested_by_key=by.actor_key,
        requested_by_label=by.actor_label[:200],
        created_at=now,
    )
    if upload is not None:
        job.input_file.save(_plain_name(job, upload.name), upload, save=False)
        job.kept_until = now + timedelta(days=settings.JOB_RESULT_DAYS)
    job.save()
    record("journal.job_started", subject=job, by=by, at=now)
    enqueue("journal.run_job", job_id=job.pk, deduplication_key=message_key(job))
    return job


def message_key(job: Job) -> str:
    """The key of the one message that has this job done."""
    return f"journal.run_job:{job.pk}"


def _plain_name(job: Job, name: str | None) -> str:
    """Storage names never hold what the sender typed, but for a known ending."""
    ending = (name or "").rpartition(".")[2].lower()
    return (
        f"invoer.{ending}" if ending in {"csv", "json", "ods", "xlsx"} else "invoer.dat"
    )


@transaction.atomic
def cancel(*, job_id: int, by: Actor, now: datetime) -> Job:
    """Stop the work: at once where it still waits, else at its next step."""
    job = Job.objects.select_for_update().get(pk=job_id)
    require(rules.may_follow(by, job))
    if job.is_finished:
        raise AlreadyFinished("Deze taak was al klaar. Er is niets gestopt.")
    job.cancel_asked_at = job.cancel_asked_at or now
    job.save(update_fields=["cancel_asked_at"])
    record("journal.job_cancel_asked", subject=job, by=by, at=now)
    if job.state == JobState.WAITING:
        _end(
            job, JobState.CANCELLED, "U hebt deze taak gestopt voordat zij begon.", now
        )
    return job


def finish(*, job: Job, outcome: Outcome, now: datetime) -> None:
    """The work is done: keep its sentence and its result."""
    job.result_url = outcome.url
    if outcome.file is not None:
        with outcome.file.open("rb") as content:
            job.result_file.save(
                f"uitkomst{outcome.file.suffix}", File(content), save=False
            )
        job.result_name = outcome.file_name or f"uitkomst{outcome.file.suffix}"
        job.kept_until = now + timedelta(days=settings.JOB_RESULT_DAYS)
    _end(job, JobState.DONE, outcome.sentence, now)


def fail(*, job: Job, reason: str, now: datetime) -> None:
    """The work ended without a result; nothing of it remains but this sentence."""
    _end(job, JobState.FAILED, reason, now)


def end_cancelled(*, job: Job, now: datetime) -> None:
    """The work stopped because its requester asked for that."""
    _end(
        job, JobState.CANCELLED, "U hebt deze taak gestopt. Er is niets gewijzigd.", now
    )


def _end(job: Job, state: JobState, sentence: str, now: datetime) -> None:
    job.state, job.outcome, job.finished_at = state, sentence, now
    job.save(
        update_fields=[
            "state",
            "outcome",
            "finished_at",
            "result_url",
            "result_file",
            "result_name",
            "kept_until",
        ]
    )
