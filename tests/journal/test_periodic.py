"""Periodic work runs once for each moment of its schedule, and is recorded."""

from datetime import UTC, datetime, time, timedelta

import pytest

from journal.domain.runs import ask_for_due
from journal.models import JobRun, Message
from samenorganiseren.shared import periodic
from samenorganiseren.shared.periodic import Periodic

from .handlers import write_down
from .outboxes import Clock, counted, deliver_due

NOON = datetime(2030, 7, 1, 10, tzinfo=UTC)


def last_due(at="", every=None, now=NOON):
    day_time = time.fromisoformat(at) if at else None
    return Periodic("test.work", print, day_time, every).last_due(now)


def test_a_time_of_day_is_one_in_amsterdam():
    assert last_due("03:10") == datetime(2030, 7, 1, 1, 10, tzinfo=UTC)
    assert last_due("12:01") == datetime(2030, 6, 30, 10, 1, tzinfo=UTC)
    assert last_due("12:00") == NOON
    assert last_due("03:10", now=datetime(2030, 1, 9, 12, tzinfo=UTC)) == datetime(
        2030, 1, 9, 2, 10, tzinfo=UTC
    )


def test_an_interval_counts_from_whole_moments():
    now = datetime(2030, 7, 1, 10, 7, 30, tzinfo=UTC)

    assert last_due(every=timedelta(minutes=5), now=now) == datetime(
        2030, 7, 1, 10, 5, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "schedule",
    [
        {},
        {"at": "03:10", "every": timedelta(hours=1)},
        {"every": timedelta(seconds=59)},
    ],
)
def test_a_schedule_is_a_time_or_an_interval_of_a_minute_or_more(schedule):
    with pytest.raises(ValueError, match=r"test\.work"):
        periodic.periodic("test.work", **schedule)


@pytest.fixture
def only(monkeypatch):
    """Only this work is known, daily at 03:10."""

    def declare(work, **schedule):
        monkeypatch.setattr(periodic, "_known", {})
        periodic.periodic("test.nightly", **(schedule or {"at": "03:10"}))(work)

    return declare


def count(*, now):
    write_down(now.hour)
    return "Geteld."


def fail(*, now):
    write_down(99)
    raise RuntimeError("kapot")


@pytest.mark.django_db
def test_it_runs_once_for_each_day_however_often_it_is_asked(only, monkeypatch):
    clock = Clock(NOON)
    monkeypatch.setattr("django.utils.timezone.now", clock)
    only(count)

    for _ in range(3):
        ask_for_due(now=clock())
        ask_for_due(now=clock())
        deliver_due(clock)
        clock.go_on(hours=1)
    clock.go_on(hours=24)
    ask_for_due(now=clock())
    deliver_due(clock)

    run = JobRun.objects.get()
    assert counted() == [10, 13]
    assert (run.name, run.outcome, run.succeeded_at) == (
        "test.nightly",
        "Geteld.",
        clock(),
    )


@pytest.mark.django_db
def test_a_failure_is_recorded_leaves_nothing_and_is_tried_again_later(
    only, monkeypatch
):
    clock = Clock(NOON)
    monkeypatch.setattr("django.utils.timezone.now", clock)
    only(fail)

    for _ in range(3):
        ask_for_due(now=clock())
        deliver_due(clock)
    clock.go_on(minutes=1, seconds=1)
    ask_for_due(now=clock())
    deliver_due(clock)

    run = JobRun.objects.get()
    assert counted() == []
    assert (run.failures, run.last_error, run.succeeded_at) == (
        2,
        "RuntimeError: kapot",
        None,
    )
    only(count)
    clock.go_on(minutes=3)
    ask_for_due(now=clock())
    deliver_due(clock)
    run.refresh_from_db()
    assert (run.failures, run.last_error, run.outcome) == (0, "", "Geteld.")


@pytest.mark.django_db
def test_work_that_stood_still_is_caught_up_once(only, monkeypatch):
    clock = Clock(NOON)
    monkeypatch.setattr("django.utils.timezone.now", clock)
    only(count, every=timedelta(minutes=1))

    for _ in range(30):
        ask_for_due(now=clock())
        clock.go_on(minutes=1)
    deliver_due(clock)

    assert Message.objects.count() == 1
    assert len(counted()) == 1


@pytest.mark.django_db
def test_work_that_is_gone_is_given_up_with_a_reason(only, monkeypatch):
    clock = Clock(NOON)
    only(count)
    ask_for_due(now=clock())
    monkeypatch.setattr(periodic, "_known", {})

    deliver_due(clock)

    assert Message.objects.given_up().get().last_error == (
        "De vaste taak test.nightly bestaat niet meer."
    )
