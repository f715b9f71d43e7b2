"""Long work: everything or nothing, seen while it goes on, stopped when asked."""

import threading
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from journal.domain.jobs import AlreadyFinished, TooManyJobs, cancel, start_job
from journal.domain.retention import remove_old_jobs, remove_results
from journal.domain.stalled import fail_stalled
from journal.enums import JobState
from journal.models import Job, Message
from samenorganiseren.shared.errors import NotAllowed
from samenorganiseren.shared.jobs import UnknownJob
from tests.patience import STEP

from .outboxes import START, Clock, counted, deliver_due


class Person:
    def __init__(self, name="Noor"):
        self.actor_key = f"test.person:{name}"
        self.actor_label = name


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def start(by=None, **arguments):
    handler = arguments.pop("handler", "test.count_rows")
    return start_job(
        handler,
        title="Regels tellen",
        by=by or Person(),
        now=timezone.now(),
        **arguments,
    )


def state_of(job):
    job.refresh_from_db()
    return job.state, job.outcome


def test_a_job_ends_with_a_sentence_and_a_file(racing_db):
    job = start(rows=3)

    deliver_due(Clock())

    assert state_of(job) == (JobState.DONE, "3 regels geteld.")
    assert (job.done, job.total, job.result_url) == (3, 3, "/")
    assert (job.result_file.read(), job.result_name) == (b"regels\n3\n", "telling.csv")
    assert job.kept_until == job.finished_at + timedelta(days=7)
    assert counted() == [1, 2, 3]


def test_a_job_reads_what_was_sent_in(racing_db):
    job = start(handler="test.count_letters", upload=ContentFile(b"abc", "x.csv"))

    deliver_due(Clock())

    assert state_of(job) == (JobState.DONE, "3 letters van Noor.")


@pytest.mark.parametrize(
    ("ending", "sentence"),
    [
        ("refuse", "Regel 3 klopt niet. Verbeter de regel en probeer het opnieuw."),
        (
            "crash",
            "Er ging iets mis in het portaal. Er is niets gewijzigd. Probeer het opnieuw.",
        ),
    ],
)
def test_a_job_that_fails_leaves_only_its_sentence(racing_db, ending, sentence):
    job = start(rows=3, **{ending: True})

    deliver_due(Clock())

    assert state_of(job) == (JobState.FAILED, sentence)
    assert (counted(), bool(job.result_file)) == ([], False)
    assert list(Message.objects.waiting()) == []


def test_progress_is_seen_and_the_work_stops_when_asked(racing_db):
    """The worker counts in a thread of its own; this one looks on and stops it."""
    job = start(rows=1000, seconds=0.05)
    worker = threading.Thread(target=deliver_in_thread)
    worker.start()
    while job.done < 3:
        job.refresh_from_db()

    seen = (job.state, job.total, counted())
    cancel(job_id=job.pk, by=Person(), now=timezone.now())
    worker.join(STEP)

    assert seen == (JobState.RUNNING, 1000, [])
    assert state_of(job) == (
        JobState.CANCELLED,
        "U hebt deze taak gestopt. Er is niets gewijzigd.",
    )
    assert counted() == []


def deliver_in_thread():
    try:
        deliver_due(Clock())
    finally:
        connection.close()


@pytest.mark.django_db
def test_a_job_that_waits_stops_at_once():
    job = start(rows=3)

    cancel(job_id=job.pk, by=Person(), now=timezone.now())

    assert state_of(job) == (
        JobState.CANCELLED,
        "U hebt deze taak gestopt voordat zij begon.",
    )


@pytest.mark.django_db
def test_a_finished_job_cannot_be_stopped():
    job = start(rows=3)
    cancel(job_id=job.pk, by=Person(), now=timezone.now())

    with pytest.raises(AlreadyFinished):
        cancel(job_id=job.pk, by=Person(), now=timezone.now())


@pytest.mark.django_db
def test_nobody_else_can_stop_a_job():
    job = start(rows=3)

    with pytest.raises(NotAllowed):
        cancel(job_id=job.pk, by=Person("Sem"), now=timezone.now())

    assert state_of(job) == (JobState.WAITING, "")


@pytest.mark.django_db
def test_a_person_has_at_most_five_unfinished_jobs():
    for _ in range(5):
        start(rows=1)

    with pytest.raises(TooManyJobs):
        start(rows=1)
    start(rows=1, by=Person("Sem"))

    assert Job.objects.of("test.person:Noor").count() == 5


@pytest.mark.django_db
def test_an_unknown_job_is_refused_at_once():
    with pytest.raises(UnknownJob):
        start(handler="test.nobody")

    assert (list(Job.objects.all()), list(Message.objects.all())) == ([], [])


def test_a_job_that_kills_its_worker_each_time_fails_in_the_end(racing_db):
    job = start(rows=3)
    Job.objects.update(attempts=3)

    deliver_due(Clock())

    assert state_of(job)[0] == JobState.FAILED
    assert counted() == []


def test_long_work_leaves_room_for_the_rest(racing_db):
    """One job at a time; the second waits and that is no failure."""
    first, second = start(rows=1000, seconds=0.05), start(rows=1)
    worker = threading.Thread(target=deliver_in_thread)
    worker.start()
    while first.done < 1:
        first.refresh_from_db()

    clock = Clock(START + timedelta(seconds=60))
    deliver_due(clock)

    waiting = Message.objects.get(deduplication_key=f"journal.run_job:{second.pk}")
    assert (waiting.attempts, waiting.paused_until) == (
        0,
        clock() + timedelta(seconds=2),
    )
    assert state_of(second) == (JobState.WAITING, "")
    cancel(job_id=first.pk, by=Person(), now=timezone.now())
    worker.join(STEP)


@pytest.mark.django_db
def test_a_job_that_nobody_works_on_any_more_is_failed():
    lost, waiting = start(rows=1), start(rows=1)
    Job.objects.update(created_at=START - timedelta(minutes=3))
    Message.objects.filter(deduplication_key=f"journal.run_job:{lost.pk}").update(
        given_up_at=START
    )

    failed = fail_stalled(now=START)

    assert failed == 1
    assert state_of(lost) == (
        JobState.FAILED,
        "De taak is onderweg gestopt. Er is niets gewijzigd. Start haar opnieuw.",
    )
    assert state_of(waiting) == (JobState.WAITING, "")


def test_results_and_jobs_are_kept_as_long_as_was_said(racing_db, tmp_path):
    job = start(rows=1, upload=ContentFile(b"abc", "x.csv"))
    deliver_due(Clock())

    job.refresh_from_db()
    until, ended = job.kept_until, job.finished_at

    early = remove_results(now=until)
    files = sorted(path.suffix for path in tmp_path.rglob("*") if path.is_file())
    late = remove_results(now=until + timedelta(seconds=1))

    assert (early, files, late) == (0, [".csv", ".csv"], 1)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert remove_old_jobs(now=ended + timedelta(days=90)) == 0
    assert remove_old_jobs(now=ended + timedelta(days=91)) == 1
    assert not Job.objects.filter(pk=job.pk).exists()
