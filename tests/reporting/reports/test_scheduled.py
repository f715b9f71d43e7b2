"""Reports of the month and the year make themselves: once, and who it is for hears of it."""

import datetime
import threading

import pytest
from django.db import connection

from accounts.domain.demo_people import NotInDemo
from accounts.enums import Role
from journal.models import Entry, Message
from notifications.models import Notice
from reporting.domain.demo.reports import load_demo_reports
from reporting.domain.reports.scheduling import ask_for_due, make_scheduled
from reporting.models import Report
from tests.factories.accounts import person_with

from .scene import FUND, NOW, editor, manager

MADE = {"kind": FUND, "period": "maand", "as_of": datetime.date(2026, 6, 30)}


@pytest.mark.django_db
def test_the_last_month_and_year_are_asked_once_however_many_beats_tick():
    first = ask_for_due(now=NOW)

    ask_for_due(now=NOW + datetime.timedelta(hours=1))

    asked = Message.objects.filter(handler="reporting.make_scheduled")
    assert (first, asked.count()) == (14, 14)
    assert {(one.arguments["period"], one.arguments["as_of"]) for one in asked} == {
        ("maand", "2026-06-30"),
        ("jaar", "2025-12-31"),
    }


@pytest.mark.django_db
def test_what_is_there_is_not_asked_again():
    make_scheduled(**MADE, now=NOW)

    assert ask_for_due(now=NOW) == 13


@pytest.mark.django_db
def test_those_with_a_role_that_reads_it_hear_once():
    administrator, other = person_with(Role.FUND_ADMINISTRATOR), manager()

    made = [make_scheduled(**MADE, now=NOW) for _ in range(2)]

    report = Report.objects.get()
    assert made == [True, False]
    assert [(one.recipient, one.title, one.url) for one in Notice.objects.all()] == [
        (
            administrator,
            "Nieuw rapport: Fonds GGU, juni 2026",
            f"/rapporten/{report.pk}/",
        )
    ]
    assert (report.requested_by, report.rings, report.job) == (None, [], None)
    assert Entry.objects.get(action="reporting.report_made").actor_key == (
        "machine:rapporten"
    )
    assert not Notice.objects.filter(recipient=other).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.FUND_ADMINISTRATOR, 200),
        (Role.CATALOGUE_EDITOR, 200),
        (Role.INFORMATION_MANAGER, 404),
        (Role.SUPPLIER, 404),
    ],
)
def test_others_do_not_find_it(client, role, status):
    make_scheduled(**MADE, now=NOW)
    report = Report.objects.get()
    Report.objects.update(kept_until=datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC))

    client.force_login(person_with(role))

    assert client.get(report.get_absolute_url()).status_code == status


def test_two_workers_at_once_make_one_report(racing_db):
    editor()
    barrier, outcomes = threading.Barrier(2), []

    def work():
        barrier.wait()
        outcomes.append(make_scheduled(**MADE, now=NOW))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()

    assert sorted(outcomes) == [False, True]
    assert (Report.objects.count(), Notice.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_the_demo_has_a_report_and_one_in_the_making(settings):
    settings.DEMO = True
    person_with(Role.FUNCTIONAL_ADMINISTRATOR, email="beheer@vng.example")

    told = [load_demo_reports(now=NOW) for _ in range(2)]

    made, waiting = Report.objects.order_by("id")
    assert told == [2, 0]
    assert (made.is_made, made.job.is_finished) == (True, True)
    assert (waiting.is_made, waiting.job.is_finished) == (False, False)
    assert [one.arguments for one in Message.objects.waiting()] == [
        {"job_id": waiting.job_id}
    ]


@pytest.mark.django_db
def test_outside_the_demo_nothing_is_made_up(settings):
    settings.DEMO = False

    with pytest.raises(NotInDemo):
        load_demo_reports(now=NOW)

    assert Report.objects.count() == 0
