"""The inbox: one's own notices, read when one says so."""

import re

import pytest
from django.db import IntegrityError, transaction

from notifications.models import Notice
from tests.factories.accounts import AT, UserFactory

pytestmark = pytest.mark.django_db


def titles(response):
    return re.findall(
        r"<h2[^>]*so-inbox__title.*?<a [^>]*>(.*?)</a>", response.text, re.DOTALL
    )


def unread():
    return list(Notice.objects.unread().order_by("id").values_list("title", flat=True))


def test_the_inbox_shows_my_own_notices_the_newest_first(reader, notice):
    notice(), notice(recipient=UserFactory()), notice()

    assert titles(reader.get("/berichten/")) == ["Bericht 3", "Bericht 1"]


def test_an_empty_inbox_says_what_will_come(reader):
    assert "U hebt nog geen berichten" in reader.get("/berichten/").text


def test_the_unread_ones_can_be_asked_for(reader, notice):
    notice(), notice(read_at=AT)

    assert titles(reader.get("/berichten/?toon=ongelezen")) == ["Bericht 1"]


def test_when_all_is_read_the_page_says_so(reader, notice):
    notice(read_at=AT)

    response = reader.get("/berichten/?toon=ongelezen")

    assert (titles(response), "Alles is gelezen" in response.text) == ([], True)


@pytest.mark.parametrize(
    ("page", "first"), [("1", 25), ("2", 5), ("0", 5), ("1000000000", 5), ("x", 25)]
)
def test_a_page_that_does_not_exist_gives_the_nearest(reader, notice, page, first):
    for _ in range(25):
        notice()

    shown = titles(reader.get("/berichten/", {"pagina": page}))

    assert shown[0] == f"Bericht {first}"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_inbox_costs_the_same_whatever_its_length(
    reader, notice, rows, django_assert_num_queries
):
    for _ in range(rows):
        notice()

    with django_assert_num_queries(5):
        reader.get("/berichten/")


def test_looking_at_a_notice_marks_nothing(reader, notice):
    mine = notice()

    response = reader.get(f"/berichten/{mine.pk}/")

    assert (response.status_code, unread()) == (200, ["Bericht 1"])


def test_opening_marks_it_as_read_and_goes_to_its_page(reader, notice):
    mine, _other = notice(), notice()

    response = reader.post(f"/berichten/{mine.pk}/openen/")

    assert (response.status_code, response.url) == (302, "/over/")
    assert unread() == ["Bericht 2"]


def test_reading_twice_keeps_the_first_moment(reader, notice):
    mine = notice(read_at=AT)

    reader.post(f"/berichten/{mine.pk}/gelezen/")

    mine.refresh_from_db()
    assert mine.read_at == AT


def test_all_are_read_at_once_and_only_mine(reader, notice):
    notice(), notice(), notice(recipient=UserFactory())

    response = reader.post("/berichten/gelezen/", follow=True)

    assert "2 berichten staan nu op gelezen." in response.text
    assert unread() == ["Bericht 3"]


@pytest.mark.parametrize("action", ["", "openen/", "gelezen/"])
def test_a_notice_of_somebody_else_does_not_exist(reader, notice, action):
    other = notice(recipient=UserFactory())
    ask = reader.post if action else reader.get

    response = ask(f"/berichten/{other.pk}/{action}")

    assert (response.status_code, unread()) == (404, ["Bericht 1"])


@pytest.mark.parametrize(
    "address", ["/berichten/gelezen/", "/berichten/1/openen/", "/berichten/1/gelezen/"]
)
def test_what_changes_something_is_never_a_link(reader, address):
    assert reader.get(address).status_code == 405


@pytest.mark.parametrize("address", ["/berichten/", "/berichten/1/"])
def test_a_visitor_is_asked_to_sign_in(client, address):
    response = client.get(address)

    assert (response.status_code, response.url) == (302, f"/inloggen/?next={address}")


def test_every_page_tells_how_many_are_unread(reader, notice):
    notice(), notice(), notice(read_at=AT)

    assert re.search(r"ongelezen: </span>2</span>", reader.get("/over/").text)


@pytest.mark.parametrize(
    "url", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad", "x"]
)
def test_postgresql_refuses_a_notice_that_leads_outside(notice, url):
    with pytest.raises(IntegrityError), transaction.atomic():
        notice(url=url)

    assert list(Notice.objects.all()) == []
