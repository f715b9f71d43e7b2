"""The home page tells what is agreed, and has something to say from the first day."""

import pytest
from django.test import Client

from accounts.enums import Role
from catalogue.enums import Ring
from tests.factories.accounts import person_with
from tests.factories.catalogue import NeedFactory, StandardFactory
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db
HEADING = "<h1>Eén keer ontwikkelen, {} keer toepassen</h1>"


def test_the_number_in_the_heading_is_that_of_today(client):
    MunicipalityFactory.create_batch(3)
    MunicipalityFactory(valid_to="2020-01-01")

    assert HEADING.format(3) in client.get("/").content.decode()


def test_an_empty_catalogue_says_so(client):
    page = client.get("/").content.decode()

    assert "De catalogus is nog leeg." in page
    assert "Er staan nog geen behoeften open." in page


def test_only_a_public_standard_is_shown_with_names(client):
    MunicipalityFactory()
    StandardFactory(name="Besloten", ring=Ring.MUNICIPALITIES)
    StandardFactory(name="Iedereen", ring=Ring.PUBLIC)

    assert client.get("/").context["standard"].name == "Iedereen"


@pytest.mark.usefixtures("kept_pages")
@pytest.mark.parametrize("rows", [1, 3])
def test_home_is_made_once_for_all_visitors(client, django_assert_num_queries, rows):
    StandardFactory.create_batch(rows, ring=Ring.PUBLIC)
    NeedFactory.create_batch(rows)

    with django_assert_num_queries(5):
        first = client.get("/")
    with django_assert_num_queries(1):
        second = Client().get("/")

    assert (second.content, second["ETag"]) == (first.content, first["ETag"])


@pytest.mark.usefixtures("kept_pages")
@pytest.mark.parametrize("rows", [1, 3])
def test_home_takes_four_queries_for_who_is_signed_in(
    client, django_assert_num_queries, rows
):
    StandardFactory.create_batch(rows, ring=Ring.PUBLIC)
    client.get("/")
    client.force_login(person_with(Role.INFORMATION_MANAGER))
    client.get("/")

    with django_assert_num_queries(4):
        page = client.get("/")

    assert page["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("kept_pages")
def test_home_tells_of_a_change_at_once(client):
    NeedFactory(title="Eerst")
    before = client.get("/")

    NeedFactory(title="Daarna")
    after = client.get("/", headers={"if-none-match": before["ETag"]})

    assert [b"Daarna" in page.content for page in (before, after)] == [False, True]


def test_home_that_a_visitor_has_is_not_sent_again(client, django_assert_num_queries):
    first = client.get("/")

    with django_assert_num_queries(1):
        second = client.get("/", headers={"if-none-match": first["ETag"]})

    assert second.status_code == 304
