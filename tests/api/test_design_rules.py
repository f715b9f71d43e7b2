"""What the API Design Rules ask of every answer, and the linter cannot see."""

import json

import pytest

from tests.factories.catalogue import (
    InitiativeFactory,
    NeedFactory,
    StandardFactory,
    StandardVersionFactory,
)
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db

LISTS = ["standaarden", "versies", "initiatieven", "behoeften", "gemeenten"]


def problem_of(response):
    assert response["Content-Type"] == "application/problem+json"
    return json.loads(response.content)


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/standaarden",
        "/api/v1/standaarden/bestaat-niet",
        "/api/v1/bestaat-niet",
        "/api/v1/openapi.json",
    ],
)
def test_every_answer_names_the_version_and_is_safe(client, address):
    response = client.get(address)

    assert {
        name: response[name]
        for name in (
            "API-Version",
            "Cache-Control",
            "X-Content-Type-Options",
            "Referrer-Policy",
        )
    } == {
        "API-Version": "1.0.0",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }


@pytest.mark.parametrize("name", LISTS)
def test_an_address_with_a_slash_behind_it_does_not_exist(client, name):
    response = client.get(f"/api/v1/{name}/")

    assert problem_of(response) == {
        "status": 404,
        "title": "Niet gevonden",
        "detail": "Dit adres bestaat niet.",
    }


@pytest.mark.parametrize("name", LISTS)
def test_every_wrong_parameter_is_named_at_once(client, name):
    response = client.get(f"/api/v1/{name}?onbekend=1&pagina=1&pagina=2&perPagina=")

    assert (response.status_code, problem_of(response)["errors"]) == (
        400,
        [
            {
                "in": "query",
                "location": "onbekend",
                "code": "unknown",
                "detail": "Deze parameter bestaat niet.",
            },
            {
                "in": "query",
                "location": "pagina",
                "code": "double",
                "detail": "Geef deze parameter één keer.",
            },
            {
                "in": "query",
                "location": "perPagina",
                "code": "empty",
                "detail": "Geef een waarde, of laat de parameter weg.",
            },
        ],
    )


@pytest.mark.parametrize("page", ["0", "-1", "abc", "1.5", "1000000000", "٣"])
def test_a_page_that_is_no_page_number_is_refused(client, page):
    response = client.get("/api/v1/standaarden", {"pagina": page})

    assert (response.status_code, problem_of(response)["errors"]) == (
        400,
        [
            {
                "in": "query",
                "location": "pagina",
                "code": "range",
                "detail": "Geef een heel getal van 1 tot en met 1000000.",
            }
        ],
    )


def test_a_page_past_the_end_is_not_found(client):
    assert client.get("/api/v1/standaarden?pagina=2").status_code == 404


def test_a_word_that_is_not_on_the_list_is_refused(client):
    response = client.get("/api/v1/standaarden?domein=dienstverlening,tuinieren")

    assert response.status_code == 400
    assert [e["location"] for e in problem_of(response)["errors"]] == ["domein"]


def test_another_method_is_a_problem_too(client):
    response = client.post("/api/v1/standaarden", {}, content_type="application/json")

    assert response.status_code in {401, 405}
    assert problem_of(response)["status"] == response.status_code


def test_a_list_links_to_its_other_pages(client):
    for _ in range(3):
        StandardFactory()

    response = client.get("/api/v1/standaarden?perPagina=1&pagina=2")

    here = "http://testserver/api/v1/standaarden?pagina="
    assert response["Link"] == (
        f'<{here}1&perPagina=1>; rel="first", <{here}3&perPagina=1>; rel="last", '
        f'<{here}3&perPagina=1>; rel="next", <{here}1&perPagina=1>; rel="prev"'
    )
    assert {k: v for k, v in response.json().items() if k != "resultaten"} == {
        "aantal": 3,
        "pagina": 2,
        "aantalPaginas": 3,
    }


def test_a_draft_is_not_in_the_api(client):
    StandardFactory(published_at=None, slug="concept")

    assert client.get("/api/v1/standaarden").json()["resultaten"] == []
    assert client.get("/api/v1/standaarden/concept").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("name", "factory", "queries"),
    [
        ("standaarden", StandardFactory, 1),
        ("versies", StandardVersionFactory, 1),
        ("initiatieven", InitiativeFactory, 3),
        ("behoeften", NeedFactory, 1),
        ("gemeenten", MunicipalityFactory, 1),
    ],
)
def test_a_list_takes_the_same_queries_whatever_its_length(
    client, django_assert_num_queries, name, factory, queries, rows
):
    factory.create_batch(rows)

    with django_assert_num_queries(queries):
        response = client.get(f"/api/v1/{name}")

    assert len(response.json()["resultaten"]) == rows
