"""The list of standards: facets combine, sorts hold, addresses carry everything."""

import pytest
from django.http import QueryDict

from catalogue.enums import Domain, Kind, Lifecycle, Ring
from catalogue.forms.asking import asked_of
from catalogue.queries.lists import look_up
from catalogue.queries.standard_rows import STANDARDS
from tests.factories.accounts import AT
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db


def found(query=""):
    return look_up(STANDARDS, asked_of(STANDARDS, QueryDict(query)), day=AT.date())


def names(query=""):
    return [row["name"] for row in found(query).rows]


@pytest.fixture
def four():
    StandardFactory(name="Alfa", domain=Domain.SERVICES, kind=Kind.API, bindingness=2)
    StandardFactory(name="Bravo", domain=Domain.SERVICES, kind=Kind.NORM, bindingness=3)
    StandardFactory(name="Charlie", domain=Domain.SOCIAL, kind=Kind.API, bindingness=0)
    StandardFactory(
        name="Delta",
        domain=Domain.SPATIAL,
        kind=Kind.API,
        lifecycle=Lifecycle.WITHDRAWN,
    )
    StandardFactory(name="Concept", published_at=None)


def test_choices_within_a_facet_add_and_between_facets_narrow(four):
    assert names("volgorde=naam") == ["Alfa", "Bravo", "Charlie", "Delta"]
    assert names("volgorde=naam&domein=dienstverlening&domein=sociaal-domein") == [
        "Alfa",
        "Bravo",
        "Charlie",
    ]
    assert names("domein=dienstverlening&domein=sociaal-domein&soort=norm") == ["Bravo"]
    assert names("levensfase=teruggetrokken") == ["Delta"]


def test_a_facet_counts_as_if_only_its_own_choices_were_lifted(four):
    counts = found("domein=dienstverlening&soort=api-standaard").counts

    assert counts == {
        "domein": {"dienstverlening": 1, "sociaal-domein": 1, "ruimtelijk-domein": 1},
        "verbindendheid": {"pas-toe-of-leg-uit": 1},
        "soort": {"api-standaard": 1, "norm": 1},
        "levensfase": {"niet-vastgelegd": 1},
    }


def test_a_chosen_option_without_results_stays_visible(client, four):
    page = client.get("/standaarden/?domein=bedrijfsvoering").content.decode()

    assert "0 standaarden" in page
    assert 'value="bedrijfsvoering" checked' in page
    assert "Niets gevonden" in page


def test_the_most_binding_come_first(four):
    assert names() == ["Bravo", "Alfa", "Charlie", "Delta"]


def test_pages_hold_twenty(client):
    for number in range(21):
        StandardFactory(name=f"Afspraak {number:02}")

    first = client.get("/standaarden/?volgorde=naam").context["rows"]
    second = client.get("/standaarden/?volgorde=naam&pagina=2").context["rows"]

    assert [row["name"] for row in first] == [f"Afspraak {n:02}" for n in range(20)]
    assert [row["name"] for row in second] == ["Afspraak 20"]


def test_chips_lead_to_the_address_without_them(client, four):
    chips = client.get(
        "/standaarden/?zoek=alfa&domein=dienstverlening&soort=norm"
    ).context["chips"]

    assert chips == [
        {"label": "Dienstverlening", "address": "?zoek=alfa&soort=norm"},
        {"label": "Norm", "address": "?zoek=alfa&domein=dienstverlening"},
    ]


@pytest.mark.parametrize("address", ["/standaarden/", "/standaarden/?zoek=standaard"])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_visitor_costs_two_queries_however_many_rows(
    client, django_assert_num_queries, address, rows
):
    StandardFactory.create_batch(rows)

    with django_assert_num_queries(2):
        client.get(address)


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/initiatieven/", 2),
        ("/behoeften/", 2),
        ("/zoeken/?zoek=standaard", 2),
        ("/zoeken/", 1),
    ],
)
def test_other_lists_cost_no_more(client, django_assert_num_queries, address, queries):
    with django_assert_num_queries(queries):
        client.get(address)


def test_the_count_is_of_municipalities_that_exist_today(client):
    StandardFactory(times_applied=7, ring=Ring.PUBLIC)
    MunicipalityFactory.create_batch(9)
    MunicipalityFactory(valid_to=AT.date())

    page = client.get("/standaarden/").content.decode()

    assert "<strong>7</strong> van 9 gemeenten" in page
    assert "(78%)" in page
