"""A report is asked, made whole by a worker or not at all, and kept for a while."""

import datetime

import pytest

from accounts.domain.retention import anonymise
from accounts.enums import Role
from accounts.models import User
from journal.domain.jobs import cancel
from journal.domain.work import run_job
from journal.enums import JobState
from journal.models import Entry, Job
from reporting.domain.formats.writing import FORMS, written
from reporting.domain.reports.asking import NotOver, UnknownFilter
from reporting.domain.reports.making import make
from reporting.domain.reports.sweeping import remove_old
from reporting.models import Report
from reporting.rules.content import hash_of
from reporting.rules.kinds import BY_SLUG
from reporting.rules.periods import day_span, month_span, year_span
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import person_with
from tests.factories.adoption import applied_by
from tests.factories.catalogue import StandardFactory

from .scene import (
    DAY,
    NOW,
    OBLIGATIONS,
    STANDARDS,
    TOWNS,
    asked,
    made,
    manager,
    worked,
)

LATER = NOW + datetime.timedelta(days=1)

pytestmark = pytest.mark.usefixtures("racing_db")


def test_a_worker_makes_what_was_asked():
    person = manager()

    report = worked(asked(person))

    assert (report.title, report.is_made, report.job.state, report.job.outcome) == (
        "Toepassing per standaard, 30 juni 2026",
        True,
        JobState.DONE,
        "Het rapport Toepassing per standaard, 30 juni 2026 is klaar.",
    )
    assert report.content_hash == hash_of(report.content)
    assert report.job.result_url == f"/rapporten/{report.pk}/"
    told = Entry.objects.filter(subject_key=report.subject_key).order_by("id")
    assert [one.action for one in told] == [
        "reporting.report_asked",
        "reporting.report_made",
    ]


@pytest.mark.parametrize("slug", BY_SLUG)
def test_the_same_question_to_the_same_data_gives_the_same_bytes(slug):
    person = manager()
    applied_by(StandardFactory(), 6)

    first = made(person, slug)
    later = made(person, slug, now=NOW + datetime.timedelta(days=3))

    assert first.content_hash == later.content_hash
    for form in FORMS.values():
        assert b"".join(written(first, form)) == b"".join(written(later, form))


def test_another_statement_gives_another_hash():
    person, standard = manager(), StandardFactory()
    first = made(person)

    applied_by(standard, 6)

    assert made(person).content_hash != first.content_hash


@pytest.mark.parametrize(
    ("span", "sentence"),
    [
        (day_span(NOW.date() + datetime.timedelta(days=1)), "is nog niet voorbij"),
        (month_span(NOW.date()), "Juli 2026 is nog niet voorbij."),
        (year_span(NOW.date()), "2026 is nog niet voorbij."),
        (day_span(datetime.date(2017, 12, 31)), "vanaf 1 januari 2018"),
    ],
)
def test_a_period_that_is_not_over_is_refused(span, sentence):
    person = manager()

    with pytest.raises(NotOver, match=sentence):
        asked(person, span=span)

    assert (Report.objects.count(), Job.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "filters", [{"domein": "bestaat-niet"}, {"provincie": "utrecht"}]
)
def test_a_filter_that_the_kind_does_not_have_is_refused(filters):
    person = manager()

    with pytest.raises(UnknownFilter):
        asked(person, STANDARDS, **filters)

    assert (Report.objects.count(), Job.objects.count()) == (0, 0)


def test_reasons_are_asked_only_by_who_may_read_them():
    supplier = person_with(Role.SUPPLIER)

    with pytest.raises(NotAllowed, match="waarom gemeenten uitleggen"):
        asked(supplier, OBLIGATIONS)

    assert (Report.objects.count(), Job.objects.count()) == (0, 0)


def test_a_report_that_was_stopped_before_it_began_is_not_made():
    person = manager()
    report = asked(person)

    cancel(job_id=report.job_id, by=person, now=NOW)
    worked(report)

    report.refresh_from_db()
    assert (report.is_made, report.content, report.job.state) == (
        False,
        None,
        JobState.CANCELLED,
    )


def test_only_the_requester_stops_it():
    report = asked(manager())

    with pytest.raises(NotAllowed):
        cancel(job_id=report.job_id, by=manager(), now=NOW)

    assert Job.objects.get(pk=report.job_id).state == JobState.WAITING


def test_a_requester_who_is_gone_gets_no_report():
    person = manager()
    report = asked(person)
    User.objects.filter(pk=person.pk).update(is_active=False)

    worked(report)

    report.refresh_from_db()
    assert (report.is_made, report.job.state, report.job.outcome) == (
        False,
        JobState.FAILED,
        "Wie dit rapport vroeg, heeft hier geen account meer.",
    )


def test_a_row_that_is_gone_ends_the_work_with_a_sentence():
    report = asked(manager())
    Report.objects.all().delete()

    run_job(job_id=report.job_id, clock=lambda: NOW)

    job = Job.objects.get(pk=report.job_id)
    assert (job.state, Report.objects.count()) == (JobState.FAILED, 0)


def test_a_role_that_ended_meanwhile_gives_no_report():
    person = manager()
    report = asked(person, OBLIGATIONS)
    person.role_assignments.update(ends_on=datetime.date(2020, 2, 1))

    worked(report)

    report.refresh_from_db()
    assert (report.is_made, report.job.state) == (False, JobState.FAILED)


def test_doing_the_work_twice_changes_nothing():
    report = made(manager())

    again = make(report_id=report.pk, now=LATER, progress=lambda done, total: None)

    assert again.made_at == report.made_at == NOW


def test_a_report_is_kept_as_long_as_was_said_and_then_swept(settings):
    settings.REPORT_KEEP_DAYS = 10
    person = manager()
    old, new = made(person), made(person, TOWNS, now=NOW + datetime.timedelta(days=1))

    removed = remove_old(now=old.kept_until)

    assert (removed, list(Report.objects.all())) == (1, [new])


def test_reports_of_somebody_who_was_removed_are_swept():
    person, kept = manager(), made(manager())
    made(person)
    User.objects.filter(pk=person.pk).update(is_active=False, disabled_at=NOW)
    anonymise(person_id=person.pk, now=NOW)

    remove_old(now=NOW)

    assert list(Report.objects.all()) == [kept]


def test_a_month_ends_on_its_last_day_and_is_compared_with_the_day_before():
    span = month_span(datetime.date(2024, 2, 10))

    assert (span.first_day, span.as_of, span.before, span.words) == (
        datetime.date(2024, 2, 1),
        datetime.date(2024, 2, 29),
        datetime.date(2024, 1, 31),
        "februari 2024",
    )
    assert day_span(DAY).before is None
