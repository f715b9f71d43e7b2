"""Somebody's deadlines on a page and in the own agenda: only those, and of today."""

import datetime

import pytest
from django.utils import timezone
from icalendar import Calendar

from governance.queries.meetings.calendars import calendar_of_person
from notifications.domain.deadlines.renewing import renew
from samenorganiseren.shared.days import day_of
from tests.factories.accounts import UserFactory

from .sources import KIND

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
# Session, person, roles, unread; one for what each source says of the person that a role
# does not rule out; the count and the rows.
QUERIES = 10


@pytest.fixture
def today():
    return day_of(timezone.now())


@pytest.fixture
def reader(client, played):
    client.force_login(played.concerned[0])
    return client


def tell(played, *days):
    for number, day in enumerate(days, start=1):
        played.tell(str(number), title=f"Stuk {number}", due_on=day, reminders=())
    renew(KIND, causes=None, now=timezone.now())


def test_what_is_due_stands_by_day_with_its_reason_and_next_step(reader, played, today):
    tell(played, today + 3 * DAY, today - DAY)

    page = reader.get("/termijnen/")

    assert [one["row"].title for one in page.context["late"]] == ["Stuk 2"]
    assert [one["row"].title for one in page.context["coming"]] == ["Stuk 1"]
    for said in (
        "Dat is afgesproken.",
        "Lever het in.",
        "Iets inleveren",
        "vraagt nu iets",
    ):
        assert said in page.text


def test_what_is_gone_and_what_concerns_others_is_not_there(client, played, today):
    tell(played, today + DAY)
    client.force_login(UserFactory())
    assert "U hebt geen termijnen" in client.get("/termijnen/").text

    client.force_login(played.concerned[0])
    assert "Stuk 1" in client.get("/termijnen/").text
    played.dues.clear()
    renew(KIND, causes=None, now=timezone.now())
    assert "U hebt geen termijnen" in client.get("/termijnen/").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_number_of_queries(
    reader, played, today, count, django_assert_num_queries
):
    tell(played, *[today + number * DAY for number in range(count)])
    reader.get("/termijnen/")

    with django_assert_num_queries(QUERIES):
        reader.get("/termijnen/")


def test_the_agenda_keeps_the_uid_of_what_moves_and_of_what_is_cancelled(played, today):
    tell(played, today + 3 * DAY)
    [(uid, first, status, number)] = agenda(played)

    played.change("1", due_on=today + 9 * DAY)
    renew(KIND, causes=None, now=timezone.now())
    moved = agenda(played)
    played.dues.clear()
    renew(KIND, causes=None, now=timezone.now())

    assert (first, status, number) == (today + 3 * DAY, "CONFIRMED", 0)
    assert moved == [(uid, today + 9 * DAY, "CONFIRMED", 1)]
    assert agenda(played) == [(uid, today + 9 * DAY, "CANCELLED", 2)]


def agenda(played):
    written = calendar_of_person(played.concerned[0], timezone.now())
    return [
        (str(one["UID"]), one["DTSTART"].dt, str(one["STATUS"]), one["SEQUENCE"])
        for one in Calendar.from_ical(written).walk("VEVENT")
    ]
