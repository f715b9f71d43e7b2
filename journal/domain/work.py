"""Doing a job: its work in one transaction, its progress beside it."""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import OperationalError, connection, transaction

from samenorganiseren.shared import jobs as known_jobs
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.handlers import TryLater
from samenorganiseren.shared.jobs import Outcome, UnknownJob

from ..models import Job
from . import jobs
from .progress import ProgressLine

MOST_ATTEMPTS = 3
BETWEEN_REPORTS = 0.2
# Any number will do, as long as nothing else locks on it.
JOB_SLOTS = 7_461_203
log = logging.getLogger(__name__)
Clock = Callable[[], datetime]


class Cancelled(Exception):
    """The requester asked to stop."""


@dataclass(frozen=True)
class Requester:
    """Who asked for the job, as its row names them."""

    actor_key: str
    actor_label: str


class RunningSteps:
    """What the work of one job gets to know (see `shared.jobs.Steps`)."""

    def __init__(
        self, job: Job, line: ProgressLine, folder: Path, clock: Clock
    ) -> None:
        self.by = Requester(job.requested_by_key, job.requested_by_label)
        self.now = clock()
        self.folder = folder
        self._job = job
        self._line = line
        self._clock = clock
        self._last = 0.0

    @cached_property
    def input(self) -> IO[bytes]:
        return self._job.input_file.open("rb")

    def report(self, done: int, total: int | None = None) -> None:
        """Show how far the work is; raises Cancelled where it was asked to stop."""
        moment = time.monotonic()
        if moment - self._last < BETWEEN_REPORTS and done != total:
            return
        self._last = moment
        if not self._line.report(done=done, total=total, now=self._clock()):
            raise Cancelled


def run_job(*, job_id: int, clock: Clock) -> None:
    """Do the job's work; runs inside the transaction that delivers its message."""
    _take_slot()
    with closing(ProgressLine(job_id)) as line:
        attempt = line.begin(now=clock())
        if attempt is None:
            return
        job = Job.objects.get(pk=job_id)
        if attempt > MOST_ATTEMPTS:
            reason = "De taak brak telkens af. Probeer het opnieuw met minder gegevens."
            jobs.fail(job=job, reason=reason, now=clock())
        else:
            _work(job, line, clock)


def _work(job: Job, line: ProgressLine, clock: Clock) -> None:
    try:
        with transaction.atomic(), _folder() as folder:
            steps = RunningSteps(job, line, folder, clock)
            outcome = known_jobs.find(job.handler)(steps, **job.arguments)
            _finish(job, outcome, clock)
    except Cancelled:
        jobs.end_cancelled(job=job, now=clock())
    except DomainError as refusal:
        jobs.fail(job=job, reason=str(refusal), now=clock())
    except UnknownJob:
        jobs.fail(job=job, reason="Dit soort taak bestaat niet meer.", now=clock())
    except OperationalError:
        raise  # The database itself: the outbox has it done again.
    except Exception:
        log.exception("job %s (%s) failed", job.pk, job.handler)
        reason = "Er ging iets mis in het portaal. Er is niets gewijzigd. Probeer het opnieuw."
        jobs.fail(job=job, reason=reason, now=clock())


def _finish(job: Job, outcome: Outcome, clock: Clock) -> None:
    """From here the row is locked; who asked to stop before this is heard."""
    locked = Job.objects.select_for_update().get(pk=job.pk)
    if locked.cancel_asked_at:
        raise Cancelled
    jobs.finish(job=locked, outcome=outcome, now=clock())


def _take_slot() -> None:
    """Hold one of the places for long work until the transaction ends."""
    with connection.cursor() as cursor:
        for slot in range(settings.JOBS_AT_ONCE):
            cursor.execute(
                "SELECT pg_try_advisory_xact_lock(%s, %s)", [JOB_SLOTS, slot]
            )
            if cursor.fetchone() == (True,):
                return
    raise TryLater(timedelta(seconds=2))


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="werk-") as name:
        yield Path(name)
