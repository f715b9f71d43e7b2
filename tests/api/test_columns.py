"""A list told from its columns says what its serializer would have said."""

import json
from datetime import UTC, date, datetime

import pytest
from rest_framework.renderers import JSONRenderer

from catalogue.api import reading
from municipalities.api import Municipalities
from samenorganiseren.shared.api.rows import columns_of
from tests.factories.catalogue import (
    InitiativeFactory,
    NeedFactory,
    StandardFactory,
    StandardVersionFactory,
)
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db

LISTS = {
    "standaarden": reading.Standards,
    "versies": reading.Versions,
    "behoeften": reading.Needs,
    "gemeenten": Municipalities,
}


@pytest.fixture
def catalogue():
    for bindingness in range(4):
        standard = StandardFactory(
            name=f"Beëdigd “{bindingness}” &  co",
            changed_at=datetime(
                2026, 1 + 2 * bindingness, 1, microsecond=5, tzinfo=UTC
            ),
        )
        StandardVersionFactory(standard=standard)
    StandardVersionFactory(
        standard=standard, released_on=date(2026, 2, 3), released_source="Besluit"
    )
    NeedFactory()
    NeedFactory(answered_by=InitiativeFactory(), state="beantwoord")
    MunicipalityFactory.create_batch(2)


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_what_the_serializer_makes_of_it(client, name):
    view = LISTS[name]
    serializer = view(action="list").get_serializer_class()
    assert columns_of(serializer) is not None

    told = client.get(f"/api/v1/{name}").content.partition(b'"resultaten":')[2]

    expected = JSONRenderer().render(serializer(view.queryset.all(), many=True).data)
    assert told == expected + b"}"
    assert len(json.loads(expected)) > 1


@pytest.mark.usefixtures("catalogue")
def test_a_narrowed_list_counts_only_what_is_in_it(client):
    everything = client.get("/api/v1/standaarden").json()
    odd = StandardFactory(domain="sociaal-domein")
    narrowed = client.get("/api/v1/standaarden?domein=sociaal-domein").json()

    assert everything["aantal"] == 4
    assert narrowed["aantal"] == 1
    assert [row["code"] for row in narrowed["resultaten"]] == [odd.slug]
    assert client.get("/api/v1/standaarden").json()["aantal"] == 5


def test_what_is_more_than_a_column_is_left_to_the_serializer():
    assert columns_of(reading.Initiatives.serializer_class) is None
