"""Pages of meetings ask the same number of questions whatever is on them."""

import pytest
from django.urls import reverse

from governance.domain.meetings import attendance, minutes
from governance.domain.meetings.minutes import Promise
from governance.enums import MeetingState, Stage
from tests.factories.governance import MeetingFactory, PaperFactory, dossier_at

from .world import AFTER, DURING, Table

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("rows", [1, 3])]


def promised(table, meeting, rows):
    for number in range(rows):
        minutes.promise(
            meeting=meeting,
            what=Promise(f"Iets {number}", owner=table.members[0]),
            by=table.secretary,
            now=AFTER,
        )


def test_today(client, django_assert_num_queries, rows):
    table = Table()
    promised(table, table.closed(), rows)
    for _ in range(rows):
        MeetingFactory(
            body=table.body,
            state=MeetingState.CONVENED,
            starts_at=AFTER.replace(year=2099),
        )
        PaperFactory(subject_key=table.held().items.get().subject_key)
    client.force_login(table.members[0])

    with django_assert_num_queries(10):
        page = client.get(reverse("today")).content.decode()
    assert (page.count("Iets "), page.count("Stuk ")) == (2 * rows, rows)


def test_the_agenda_that_is_made(client, django_assert_num_queries, rows):
    table = Table()
    meeting = table.plan()
    for number in range(rows):
        table.with_item(meeting, f"Punt {number}")
        dossier_at(Stage.TASKFORCE)
    client.force_login(table.secretary)

    with django_assert_num_queries(12):
        client.get(reverse("meeting_agenda", args=[meeting.pk]))


def test_the_screen_from_which_a_meeting_is_led(
    client, django_assert_num_queries, rows
):
    table = Table(members=rows)
    meeting = table.held(items=rows)
    for member in table.members:
        attendance.arrive(meeting=meeting, person=member, by=member, now=DURING)
    client.force_login(table.secretary)

    with django_assert_num_queries(14):
        client.get(reverse("meeting_control", args=[meeting.pk]))


def test_the_report(client, django_assert_num_queries, rows):
    table = Table()
    meeting = table.closed(items=rows)
    promised(table, meeting, rows)
    minutes.write_minutes(
        meeting=meeting,
        text="Algemeen.",
        by_item={str(item.pk): "Besproken." for item in meeting.items.all()},
        seen=0,
        by=table.secretary,
        now=AFTER,
    )
    client.force_login(table.members[0])

    with django_assert_num_queries(11):
        client.get(reverse("meeting_minutes", args=[meeting.pk]))
