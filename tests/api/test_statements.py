"""Statements through the API: with a key made for it, for its own organisation."""

import datetime
import json

import pytest
from django.utils import timezone

from accounts.domain import tokens
from accounts.enums import Role, TokenScope
from catalogue.models import AdoptionStatement
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    RoleAssignmentFactory,
    person_with,
)
from tests.factories.catalogue import StandardFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def demo(settings):
    """A second factor is not what these tests are about."""
    settings.DEMO = True


class Asker:
    """A person with a key, and what the key says through the API."""

    def __init__(self, client, organisation=None, scopes=tuple(TokenScope)):
        self.organisation = organisation or MunicipalOrganisationFactory()
        self.person = person_with(Role.INFORMATION_MANAGER, self.organisation)
        self.standard = StandardFactory()
        self.client = client
        _, self.key = tokens.make(
            organisation=self.organisation,
            name="Proef",
            scopes=list(scopes),
            expires_on=NOW.date() + datetime.timedelta(days=30),
            by=self.person,
            now=NOW,
        )

    def post(self, **changes):
        body = {
            "gemeente": self.organisation.municipality.code,
            "standaard": self.standard.slug,
            "vorigeOpgave": None,
            "sleutel": "sleutel-0001",
            "stand": "in-gebruik",
            "ingangsDatum": "2026-01-01",
            **changes,
        }
        return self.client.post(
            "/api/v1/opgaven",
            json.dumps(body),
            content_type="application/json",
            headers=self.headers,
        )

    def get(self, address):
        return self.client.get(f"/api/v1/{address}", headers=self.headers)

    @property
    def headers(self):
        return {"Authorization": f"Bearer {self.key}"}


@pytest.fixture
def asker(client):
    return Asker(client)


def stated():
    return list(AdoptionStatement.objects.values_list("state", flat=True))


def test_a_statement_is_recorded_for_the_own_municipality(asker):
    response = asker.post()

    answer = response.json()
    assert response.status_code == 201
    assert {k: answer[k] for k in ("gemeente", "standaard", "stand", "hoeZeker")} == {
        "gemeente": asker.organisation.municipality.code,
        "standaard": asker.standard.slug,
        "stand": "in-gebruik",
        "hoeZeker": "opgegeven",
    }
    assert stated() == ["in-gebruik"]


def test_sending_the_same_key_again_gives_the_same_statement(asker):
    first, second = asker.post().json(), asker.post().json()

    assert first == second
    assert stated() == ["in-gebruik"]


def test_whoever_did_not_see_the_last_statement_gets_a_conflict(asker):
    asker.post()

    response = asker.post(sleutel="sleutel-0002", stand="gepland")

    assert (response.status_code, response["Content-Type"]) == (
        409,
        "application/problem+json",
    )
    assert stated() == ["in-gebruik"]


def test_another_municipality_is_refused(asker):
    other = MunicipalOrganisationFactory()

    response = asker.post(gemeente=other.municipality.code)

    assert response.status_code == 403
    assert stated() == []


def test_a_role_elsewhere_does_not_come_along_with_the_key(asker):
    other = MunicipalOrganisationFactory()
    RoleAssignmentFactory(user=asker.person, organisation=other)

    response = asker.post(gemeente=other.municipality.code)

    assert response.status_code == 403
    assert stated() == []


def test_a_key_for_reading_cannot_write(client):
    reader = Asker(client, scopes=[TokenScope.READ])

    assert reader.post().status_code == 403
    assert stated() == []


def test_without_a_key_one_is_told_how(client):
    response = client.post("/api/v1/opgaven", "{}", content_type="application/json")

    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")


def test_a_revoked_key_is_no_key(asker):
    token = asker.person.api_tokens.get()
    tokens.revoke(token=token, by=asker.person, now=NOW)

    assert asker.post().status_code == 401
    assert stated() == []


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({"stand": "misschien"}, ["/stand"]),
        ({"ingangsDatum": "31-12-2025"}, ["/ingangsDatum"]),
        ({"onbekend": 1, "stand": "x"}, ["/stand", "/onbekend"]),
        ({"stand": "deels"}, ["/reikwijdte"]),
        ({"standaard": "bestaat-niet"}, ["/standaard"]),
        ({"gemeente": "GM0000"}, ["/gemeente"]),
        ({"versie": "9.9"}, ["/versie"]),
        ({"sleutel": "kort"}, ["/sleutel"]),
        ({"vorigeOpgave": "een"}, ["/vorigeOpgave"]),
        ({"lokaleInvulling": "x" * 100_000}, ["/lokaleInvulling"]),
        ({"contact": "a\x00b"}, ["/contact"]),
    ],
)
def test_what_is_wrong_is_named_at_its_place(asker, changes, places):
    response = asker.post(**changes)

    problem = json.loads(response.content)
    assert (response.status_code, [e["location"] for e in problem["errors"]]) == (
        400,
        places,
    )
    assert stated() == []


def test_names_outside_the_public_ring_need_a_key(asker):
    asker.post()

    visitor = asker.client.get("/api/v1/toepassingen").json()["resultaten"]
    municipal = asker.get("toepassingen").json()["resultaten"]

    assert visitor == []
    assert [row["gemeente"] for row in municipal] == [
        asker.organisation.municipality.code
    ]


def test_names_of_a_public_standard_are_for_everyone(asker):
    asker.standard.ring = "openbaar"
    asker.standard.save(update_fields=["ring"])
    asker.post()

    rows = asker.client.get(
        "/api/v1/toepassingen", {"standaard": asker.standard.slug}
    ).json()["resultaten"]

    assert rows == [
        {
            "standaard": asker.standard.slug,
            "gemeente": asker.organisation.municipality.code,
            "gemeenteNaam": asker.organisation.municipality.name,
            "stand": "in-gebruik",
            "sindsDatum": "2026-01-01",
            "fictief": True,
        }
    ]


def test_a_small_count_is_not_given_to_visitors(asker):
    asker.post()

    address = f"/api/v1/standaarden/{asker.standard.slug}/tellingen"
    visitor = asker.client.get(address).json()
    municipal = asker.get(f"standaarden/{asker.standard.slug}/tellingen").json()

    assert 1 not in [count["aantal"] for count in visitor["standen"]]
    assert {c["stand"]: c["aantal"] for c in municipal["standen"]}["in-gebruik"] == 1


def test_the_own_statements_can_be_read_back(asker):
    made = asker.post().json()

    assert asker.get("opgaven").json()["resultaten"] == [made]


@pytest.mark.parametrize("address", ["opgaven", "standaarden", "toepassingen"])
def test_a_key_stops_when_the_role_behind_it_ends(asker, address):
    elsewhere = MunicipalOrganisationFactory()
    RoleAssignmentFactory(user=asker.person, organisation=elsewhere)
    asker.person.role_assignments.filter(organisation=asker.organisation).update(
        ends_on=timezone.localdate()
    )

    answer = asker.get(address)

    assert (answer.status_code, answer.json()["detail"]) == (
        403,
        f"De eigenaar van deze API-sleutel heeft geen rol meer bij {asker.organisation}. "
        "Vraag iemand die daar wel een rol heeft om een nieuwe sleutel.",
    )
    assert asker.post().status_code == 403
    assert stated() == []
