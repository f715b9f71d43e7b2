"""A worker that is killed or told to stop in the middle of a report, and two beats at once."""

import pytest
from django.db import connection, transaction

from accounts.enums import Role
from journal.domain.jobs import cancel
from journal.enums import JobState
from journal.models import Entry, Job, JobRun, Message
from notifications.models import Notice
from reporting.models import Report
from reporting.rules.content import hash_of
from reporting.rules.kinds import KINDS
from tests.factories.accounts import AT
from tests.factories.adoption import applied_by
from tests.factories.catalogue import StandardFactory
from tests.machinery import kill, wait_until

from .scene import asked, editor, manager

WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
def working(machinery):
    """Somebody asked; the machinery that will make it stands ready."""
    person = manager()
    applied_by(StandardFactory(ring="openbaar"), 6)
    report = asked(person)
    machinery.start_valkey()
    machinery.start_beat()
    return person, report


def is_found_but_not_stored():
    """The worker has all of it, and waits to write it."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone() == (1,) and Job.objects.get().done >= 1


def test_a_report_is_made_once_though_its_worker_is_killed(machinery, working):
    _, report = working
    worker = machinery.start_worker(concurrency=1)
    with transaction.atomic():
        Report.objects.select_for_update().get(pk=report.pk)
        wait_until(is_found_but_not_stored, machinery)
        kill(worker)
    half = Report.objects.get(pk=report.pk)

    machinery.start_worker(concurrency=1)
    wait_until(lambda: Job.objects.get().is_finished, machinery)

    whole = Report.objects.get(pk=report.pk)
    assert (half.is_made, half.content) == (False, None)
    assert (Job.objects.get().state, whole.content_hash) == (
        JobState.DONE,
        hash_of(whole.content),
    )
    assert Entry.objects.filter(action="reporting.report_made").count() == 1


def test_a_report_that_is_stopped_in_the_middle_is_not_made(machinery, working):
    person, report = working
    machinery.start_worker(concurrency=1)
    with transaction.atomic():
        Report.objects.select_for_update().get(pk=report.pk)
        wait_until(is_found_but_not_stored, machinery)
        cancel(job_id=report.job_id, by=person, now=AT)

    wait_until(lambda: Job.objects.get().is_finished, machinery)

    job = Job.objects.get()
    assert (job.state, job.outcome) == (
        JobState.CANCELLED,
        "U hebt deze taak gestopt. Er is niets gewijzigd.",
    )
    assert Report.objects.get().content is None
    assert not Entry.objects.filter(action="reporting.report_made").exists()


def test_two_beats_make_each_report_of_the_portal_once(machinery):
    reader = editor()
    machinery.start_valkey()
    for name in ("beat-1", "beat-2"):
        machinery.start_beat(name)
    machinery.start_worker(concurrency=2)

    wait_until(lambda: Report.objects.count() == 2 * len(KINDS), machinery)
    wait_until(
        lambda: JobRun.objects.filter(name="reporting.ask_for_reports").exists(),
        machinery,
    )

    for_editor = [kind for kind in KINDS if Role.CATALOGUE_EDITOR in kind.told]
    told = Notice.objects.filter(recipient=reader, kind="rapport-gemaakt")
    asked_for = Message.objects.filter(handler="reporting.make_scheduled")
    assert (told.count(), asked_for.count()) == (2 * len(for_editor), 2 * len(KINDS))
    assert not asked_for.exclude(given_up_at=None).exists()
