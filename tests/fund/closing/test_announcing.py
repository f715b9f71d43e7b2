"""Who hears that a year can be closed, and that it is."""

import pytest

from fund.domain.closing.announcing import announce_closed, announce_prepared
from journal.models import Message
from notifications.models import Notice
from tests.factories.accounts import UserFactory, person_with

from .scene import NOW, Year

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = Year()
    UserFactory()
    made.third = person_with(
        "fondsbeheerder", made.first.role_assignments.get().organisation
    )
    return made


def told():
    return {
        (notice.recipient, notice.title)
        for notice in Notice.objects.select_related("recipient")
    }


def test_who_may_be_the_second_person_hears_that_a_year_can_be_closed(year):
    close = year.prepare()

    for _ in range(2):
        announce_prepared(close_id=close.pk, now=NOW)

    assert told() == {
        (person, "Boekjaar 2025 kan gesloten worden")
        for person in (year.second, year.third)
    }
    assert Notice.objects.count() == 2


def test_it_is_asked_for_in_the_same_transaction(year):
    close = year.prepare()
    year.close()

    asked = Message.objects.order_by("id").values_list("handler", "arguments")
    assert list(asked) == [
        ("fund.announce_close_prepared", {"close_id": close.pk}),
        ("fund.announce_year_closed", {"close_id": close.pk}),
    ]


def test_a_year_that_was_closed_in_the_meantime_waits_for_nobody(year):
    year.prepare()
    close = year.close()

    announce_prepared(close_id=close.pk, now=NOW)

    assert told() == set()


def test_the_others_hear_that_a_year_is_closed(year):
    year.prepare()
    close = year.close()

    announce_closed(close_id=close.pk, now=NOW)

    assert told() == {
        (person, "Boekjaar 2025 is gesloten") for person in (year.first, year.third)
    }
