"""The fund in the open API."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.enums import Ring
from fund.enums import RunState
from tests.factories.adoption import applied_by
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory

from .scene import YEAR, Scene

pytestmark = pytest.mark.django_db
EARLY = datetime.date(YEAR - 2, 1, 1)


@pytest.fixture
def scene():
    made = Scene()
    made.standard = StandardFactory(slug="aangifte", ring=Ring.PUBLIC)
    applied_by(made.standard, 10, effective_on=EARLY)
    made.line_one = made.line(1_000_00, slug="basis", name="Basis")
    made.one = made.award(
        made.line_one, 600_00, shares={made.standard: 300_00}, title="Aangifte"
    )
    made.pay(made.one, 400_00)
    made.refund(made.one, 100_00)
    return made


def test_a_year_has_its_totals(client, scene):
    told = client.get(f"/api/v1/boekjaren/{YEAR}").json()

    funnel = {
        "begrotingCenten": 1_000_00,
        "beschikbaarCenten": 500_00,
        "gereserveerdCenten": 0,
        "toegekendCenten": 200_00,
        "betaaldCenten": 300_00,
        "verantwoordCenten": 0,
    }
    told.pop("peildatum")
    assert told == {
        "jaar": YEAR,
        "stand": "open",
        "geslotenOp": None,
        "fictief": False,
        "begroting": funnel,
        "inkomsten": {
            "gevraagdCenten": 0,
            "gevraagdMetBtwCenten": 0,
            "ontvangenCenten": 0,
            "openCenten": 0,
            "overigCenten": 0,
        },
        "programmas": [
            {
                "programma": "basis",
                "naam": "Basis",
                "soort": "structureel",
                "stand": funnel,
            }
        ],
    }


def test_the_years_are_listed(client, scene):
    [row] = client.get("/api/v1/boekjaren").json()["resultaten"]

    assert row == {"jaar": YEAR, "stand": "open", "geslotenOp": None, "fictief": False}


def test_an_award_is_followed_to_its_use(client, scene):
    told = client.get(f"/api/v1/toekenningen/{scene.one.number}").json()

    assert {name: told[name] for name in ("betaaldCenten", "terugbetaaldCenten")} == {
        "betaaldCenten": 400_00,
        "terugbetaaldCenten": 100_00,
    }
    assert told["nietToeTeRekenenCenten"] == 150_00
    [share] = told["standaarden"]
    assert share.pop("gemeenten") > 10
    assert share == {
        "standaard": "aangifte",
        "deelCenten": 300_00,
        "betaaldCenten": 150_00,
        "keerToegepast": 10,
        "keerToegepastTekst": "10",
        "perToepassingCenten": 15_00,
    }


def test_the_list_of_awards_tells_no_account(client, scene):
    answer = client.get("/api/v1/toekenningen", {"soort": "structureel", "jaar": YEAR})

    assert answer.json()["aantal"] == 1
    assert b"NL91" not in answer.content
    assert (
        client.get("/api/v1/toekenningen", {"soort": "meerjarig"}).json()["resultaten"]
        == []
    )


def test_the_list_of_awards_asks_the_same_whatever_its_length(client, scene):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            client.get("/api/v1/toekenningen")
        return len(asked)

    client.get("/api/v1/toekenningen")
    before = questions()
    scene.award(scene.line_one, 10_00)
    scene.award(scene.line_one, 10_00)

    assert questions() == before


@pytest.mark.parametrize(
    ("state", "count"), [(RunState.APPROVED, 0), (RunState.INVOICED, 1)]
)
def test_contributions_are_public_once_they_are_invoiced(client, scene, state, count):
    town = MunicipalityFactory(code="GM0363")
    scene.contribution(scene.line_one, town, 123_45, state=state)

    told = client.get("/api/v1/bijdragen", {"gemeente": "GM0363"}).json()

    assert told["aantal"] == count
    if count:
        assert told["resultaten"] == [
            {
                "jaar": YEAR,
                "soort": "gewoon",
                "gemeente": "GM0363",
                "programma": "basis",
                "inwoners": 100,
                "inwonersVan": "GM0363",
                "vanafDatum": f"{YEAR}-01-01",
                "totDatum": f"{YEAR + 1}-01-01",
                "bedragCenten": 123_45,
            }
        ]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/boekjaren/1999", 404),
        ("/api/v1/boekjaren/", 404),
        ("/api/v1/toekenningen/T-1", 404),
        ("/api/v1/toekenningen?stand=voorbereid", 400),
        ("/api/v1/toekenningen?onbekend=1", 400),
        ("/api/v1/bijdragen?jaar=x", 400),
    ],
)
def test_what_is_not_there_is_a_problem(client, scene, address, status):
    answer = client.get(address)

    assert (answer.status_code, answer["Content-Type"]) == (
        status,
        "application/problem+json",
    )
