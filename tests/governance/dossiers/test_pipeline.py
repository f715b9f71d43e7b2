"""The list of all dossiers: for each reader what he may see, in so many queries."""

import datetime

import pytest
from django.test import Client

from governance.domain.stages import move
from governance.enums import DossierKind, Stage
from governance.models import Dossier
from governance.queries.dossiers.pipeline import medians
from governance.rules.expecting import BackTest, Interval, back_test, expected
from tests.factories.accounts import AT, MunicipalOrganisationFactory, UserFactory
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import DossierFactory, dossier_at
from tests.governance.dossiers.proposing import complete, secretary, writer

DAY = datetime.timedelta(days=1)


def titles(person=None, address="/advies/"):
    browser = Client()
    if person:
        browser.force_login(person)
    page = browser.get(address)
    return [row["dossier"].title for row in page.context["dossiers"]]


@pytest.fixture
def three(db):
    """A draft, one that came in, and one that is public."""
    draft = complete(title="Een concept")
    dossier_at(Stage.SUBMITTED, title="Ingediend")
    dossier_at(Stage.CONSULTATION, title="Openbaar")
    return draft


def test_everyone_sees_what_is_public(three):
    assert titles() == ["Openbaar"]


def test_a_proposer_sees_the_own_drafts_as_well(three):
    assert sorted(titles(writer(three.proposer))) == ["Een concept", "Openbaar"]


def test_members_and_secretaries_see_all_that_came_in(three):
    assert sorted(titles(secretary())) == ["Ingediend", "Openbaar"]


@pytest.mark.django_db
def test_facets_combine_and_count_what_would_be_found():
    standard = StandardFactory(domain="dienstverlening")
    dossier_at(Stage.CONSULTATION, title="Eén", standard=standard)
    dossier_at(Stage.TASKFORCE, title="Twee", kind=DossierKind.INITIATIVE)

    page = Client().get("/advies/?soort=initiatief")

    facets = {
        facet["name"]: {one["value"]: one["count"] for one in facet["options"]}
        for facet in page.context["facets"]
    }
    assert facets == {
        "fase": {"taskforce": 1},
        "soort": {"nieuwe-standaard": 1, "initiatief": 1},
        "domein": {"nergens": 1},
        "orgaan": {"taskforce": 1},
    }
    assert titles(address="/advies/?domein=dienstverlening&fase=consultatie") == ["Eén"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/advies/?fase=onzin", 400),
        ("/advies/?vorm=pdf", 400),
        ("/advies/?pagina=2", 404),
        ("/advies/?pagina=nul", 400),
    ],
)
def test_an_address_that_cannot_be_answered_says_so(address, status):
    assert Client().get(address).status_code == status


@pytest.mark.usefixtures("kept_pages", "db")
@pytest.mark.parametrize("count", [1, 3, 1_000])
def test_the_list_asks_as_much_of_the_database_however_long(
    count, django_assert_num_queries
):
    about = {"proposer": MunicipalOrganisationFactory(), "started_by": UserFactory()}
    Dossier.objects.bulk_create(
        DossierFactory.build(public_since=AT, **about) for _ in range(count)
    )

    # What makes it new, how long stages take (kept until then), counts and rows.
    with django_assert_num_queries(4):
        Client().get("/advies/")
    with django_assert_num_queries(3):
        Client().get("/advies/?fase=concept")
    with django_assert_num_queries(1):
        Client().get("/advies/")


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_of_the_database_however_much_happened(
    count, django_assert_num_queries
):
    dossier = dossier_at(Stage.CONSULTATION, now=AT)
    for number in range(1, count):
        other = dossier_at(Stage.CONSULTATION, now=AT + number * DAY)
        assert other.number != dossier.number

    with django_assert_num_queries(13):
        Client().get(f"/advies/{dossier.number}/")


@pytest.mark.django_db
def test_the_list_goes_along_as_a_spreadsheet_and_as_a_feed():
    dossier = dossier_at(Stage.CONSULTATION, title="=1+1", is_fictitious=True)

    csv = b"".join(Client().get("/advies/?vorm=csv").streaming_content).decode()
    ods = Client().get("/advies/?vorm=ods")
    atom = Client().get("/advies/?vorm=atom").content.decode()

    assert csv.splitlines()[1] == (
        f"{dossier.number};'=1+1;Nieuwe standaard;{dossier.proposer};consultatie;"
        "2026-01-01;ja"
    )
    assert b"".join(ods.streaming_content).startswith(b"PK")
    assert f"/advies/{dossier.number}/" in atom


@pytest.mark.django_db
def test_a_stage_took_the_median_of_those_that_left_it():
    for days in (1, 2, 9):
        from_the_start(days)

    assert medians()["intake"] == (3, pytest.approx(2))


def from_the_start(days):
    """A dossier that was so many days in the intake."""
    dossier = dossier_at(Stage.INTAKE, now=AT)
    move(dossier, Stage.CONSULTATION, by=dossier.started_by, now=AT + days * DAY)


STEADY = [30.0, 42, 35, 38, 33, 36, 40, 34, 37, 39]


def test_nine_cases_tell_nothing_and_ten_that_are_alike_tell_an_interval():
    nine, ten = expected(STEADY[:9], waited=3), expected(STEADY, waited=3)

    assert nine is None
    assert (ten.interval, ten.cases, ten.test) == (Interval(30, 42), 10, BackTest(5, 5))


def test_cases_that_take_longer_and_longer_tell_nothing():
    growing = [float(days) for days in range(10, 120, 10)]

    assert back_test(growing) == BackTest(6, 0)
    assert expected(growing, waited=1) is None


def test_what_takes_longer_than_all_before_it_tells_nothing():
    assert expected(STEADY, waited=42) is None


@pytest.mark.django_db
def test_the_page_says_when_or_that_it_cannot_be_said():
    dossier = dossier_at(Stage.CONSULTATION)

    page = Client().get(f"/advies/{dossier.number}/").content.decode()

    assert "Wanneer wordt er beslist? Niet te zeggen." in page
