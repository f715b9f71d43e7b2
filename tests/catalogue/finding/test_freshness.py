"""Visitors get a page again only when something changed."""

import pytest

from accounts.enums import Role
from catalogue.models import Standard
from tests.factories.accounts import person_with
from tests.factories.catalogue import StandardFactory, StandardVersionFactory

pytestmark = pytest.mark.django_db
PAGES = ["/standaarden/", "/standaarden/?zoek=alfa", "/standaarden/alfa/"]


def status(client, address, etag):
    return client.get(address, headers={"if-none-match": etag}).status_code


@pytest.mark.parametrize("address", PAGES)
def test_an_unchanged_page_is_not_sent_again(client, address):
    StandardFactory(name="Alfa")
    etag = client.get(address)["ETag"]

    assert status(client, address, etag) == 304


@pytest.mark.parametrize("address", PAGES)
def test_every_change_makes_a_new_page(client, address):
    standard = StandardFactory(name="Alfa")
    etags = [client.get(address)["ETag"]]
    for change in (
        lambda: Standard.objects.filter(pk=standard.pk).update(times_applied=9),
        lambda: StandardVersionFactory(standard=standard),
        lambda: StandardFactory(name="Bravo"),
    ):
        change()
        assert status(client, address, etags[-1]) == 200
        etags.append(client.get(address)["ETag"])

    assert len(set(etags)) == 4


def test_an_unchanged_page_costs_one_query(client, django_assert_num_queries):
    etag = client.get("/standaarden/")["ETag"]

    with django_assert_num_queries(1):
        status(client, "/standaarden/", etag)


def test_who_is_signed_in_gets_a_page_of_her_own(client):
    client.force_login(person_with(Role.INFORMATION_MANAGER))

    response = client.get("/standaarden/")

    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response
