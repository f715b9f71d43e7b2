"""The page about the data names what the API really has."""

import pytest

from reporting.views.pages import RESOURCES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", [address for address, _ in RESOURCES])
def test_every_address_on_the_page_answers(client, address):
    assert client.get(f"/api/v1{address}").status_code == 200


def test_every_list_that_needs_no_key_is_on_the_page(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]

    lists = {path for path in paths if "{" not in path and path != "/opgaven"}
    assert lists == {address for address, _ in RESOURCES}
