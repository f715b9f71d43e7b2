"""A functional administrator sees what stands still, and gives it another chance."""

import pytest

from accounts.enums import Role
from journal.domain.outbox import enqueue
from journal.models import Entry, Message
from samenorganiseren.shared.handlers import known, title_of
from tests.factories.accounts import AT, person_with
from tests.journal import handlers

assert handlers
pytestmark = pytest.mark.django_db
PAGE = "/beheer/verzendlijst/"


@pytest.fixture
def administrator(client, settings):
    settings.DEMO = True
    client.force_login(person_with(Role.FUNCTIONAL_ADMINISTRATOR, name="Fatima"))
    return client


@pytest.fixture
def given_up():
    def make(number=1):
        key = f"stil {number}"
        enqueue("test.count", number=number, deduplication_key=key)
        return Message.objects.filter(deduplication_key=key).update(
            given_up_at=AT,
            attempts=20,
            last_error="De mailserver weigert dit adres (550).",
        )

    return make


def test_it_shows_what_stands_still_and_why(administrator, given_up):
    given_up()
    enqueue("test.count", number=2)

    text = administrator.get(PAGE).text

    assert "De mailserver weigert dit adres (550)." in text
    assert "Probeer opnieuw" in text
    assert "Bezorgde berichten opruimen" in text


def test_it_says_when_nothing_waits(administrator):
    text = administrator.get(PAGE).text

    assert "Er staat niets stil." in text
    assert "Er wacht niets." in text


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_whatever_waits(
    administrator, given_up, rows, django_assert_num_queries
):
    for number in range(rows):
        given_up(number)
        enqueue("test.count", number=number)

    with django_assert_num_queries(9):
        administrator.get(PAGE)


def test_trying_again_puts_the_message_back_in_line(administrator, given_up):
    given_up()
    message = Message.objects.get()

    response = administrator.post(f"{PAGE}{message.pk}/opnieuw/", follow=True)

    assert "Het bericht staat weer in de rij." in response.text
    assert list(Message.objects.waiting()) == [message]
    entry = Entry.objects.get(action="journal.message_tried_again")
    assert (entry.actor_label, entry.door) == ("Fatima", "web")


def test_trying_again_twice_tells_that_it_is_no_longer_needed(administrator, given_up):
    given_up()
    message = Message.objects.get()

    for _ in range(2):
        response = administrator.post(f"{PAGE}{message.pk}/opnieuw/", follow=True)

    assert "Dit bericht staat niet meer stil." in response.text
    assert Entry.objects.filter(action="journal.message_tried_again").count() == 1


@pytest.mark.parametrize(
    "role", [role for role in Role if role != Role.FUNCTIONAL_ADMINISTRATOR]
)
def test_nobody_else_sees_it_or_tries_again(client, settings, given_up, role):
    settings.DEMO = True
    given_up()
    message = Message.objects.get()
    client.force_login(person_with(role))

    seen = client.get(PAGE)
    tried = client.post(f"{PAGE}{message.pk}/opnieuw/")

    assert (seen.status_code, tried.status_code) == (403, 403)
    assert list(Message.objects.given_up()) == [message]


def test_all_work_has_a_name_in_dutch():
    nameless = [
        name
        for name in known()
        if not name.startswith("test.") and title_of(name) == name
    ]

    assert nameless == []
