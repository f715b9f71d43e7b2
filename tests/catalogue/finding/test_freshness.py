"""Visitors get a page again only when something changed."""

import pytest

from accounts.enums import Role
from tests.factories.accounts import person_with
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory, StandardVersionFactory
from tests.factories.municipalities import MunicipalityFactory

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
        lambda: state_that(standard=standard, municipality=MunicipalityFactory()),
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


def test_an_unchanged_page_has_the_headers_of_the_page_itself(client):
    page = client.get("/standaarden/")
    again = client.get("/standaarden/", headers={"if-none-match": page["ETag"]})

    for response in (page, again):
        for own in ("X-Request-Id", "Content-Length", "Content-Type"):
            response.headers.pop(own, None)

    assert again.headers.items() == page.headers.items()
    assert again["Content-Security-Policy"].count(";") == 9
    assert (again["Vary"], again["Cache-Control"]) == ("Cookie, Accept", "no-cache")


@pytest.mark.parametrize("cookie", ["sessionid", "messages"])
def test_who_has_a_cookie_is_looked_at_before_the_page(client, cookie):
    etag = client.get("/standaarden/")["ETag"]
    client.force_login(person_with(Role.INFORMATION_MANAGER))
    session = client.cookies["sessionid"].value
    client.cookies.clear()
    client.cookies[cookie] = session

    assert status(client, "/standaarden/", etag) == 200


def test_only_reading_is_answered_so(client):
    etag = client.get("/standaarden/")["ETag"]

    response = client.post("/standaarden/", headers={"if-none-match": etag})

    assert response.status_code == 405


def test_who_is_signed_in_gets_a_page_of_her_own(client):
    client.force_login(person_with(Role.INFORMATION_MANAGER))

    response = client.get("/standaarden/")

    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response
