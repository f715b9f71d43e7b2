"""The home page tells what is agreed, and has something to say from the first day."""

import pytest

from catalogue.enums import Ring
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


@pytest.mark.parametrize("rows", [1, 3])
def test_home_takes_the_same_queries_whatever_there_is(
    client, django_assert_num_queries, rows
):
    StandardFactory.create_batch(rows, ring=Ring.PUBLIC)
    NeedFactory.create_batch(rows)

    with django_assert_num_queries(6):
        client.get("/")
