"""A page that was made for one visitor is kept for the next, and for nobody else."""

import pytest
from django.test import Client

from accounts.enums import Role
from catalogue.enums import Ring
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]
ADDRESS = "/standaarden/alfa/"


@pytest.fixture
def alfa():
    return StandardFactory(name="Alfa", ring=Ring.MUNICIPALITIES)


def tells_the_name(client):
    return "Geheimstad" in client.get(ADDRESS).content.decode()


@pytest.fixture
def colleague(alfa):
    """Somebody of a municipality that applies it, and who may see that."""
    town = MunicipalityFactory(name="Geheimstad")
    state_that(standard=alfa, municipality=town)
    client = Client()
    organisation = MunicipalOrganisationFactory(municipality=town)
    client.force_login(person_with(Role.INFORMATION_MANAGER, organisation))
    return client


def test_what_a_municipality_reads_is_not_kept_for_visitors(colleague):
    assert tells_the_name(colleague)

    assert not tells_the_name(Client())
    assert not tells_the_name(Client())


def test_what_visitors_read_is_not_given_to_who_is_signed_in(colleague):
    Client().get(ADDRESS)

    assert tells_the_name(colleague)


def test_the_next_visitor_costs_one_query(alfa, django_assert_num_queries):
    first = Client().get(ADDRESS)

    with django_assert_num_queries(1):
        second = Client().get(ADDRESS)

    assert (second.content, second["ETag"]) == (first.content, first["ETag"])


def test_a_change_is_seen_by_the_next_visitor(alfa):
    before = Client().get(ADDRESS).content
    alfa.summary = "Een nieuwe zin."
    alfa.save()

    after = Client().get(ADDRESS).content

    assert [b"Een nieuwe zin." in page for page in (before, after)] == [False, True]


def test_a_refusal_is_not_kept():
    assert Client().get(ADDRESS).status_code == 404
    StandardFactory(name="Alfa")

    assert Client().get(ADDRESS).status_code == 200
