"""Outside the public ring a count under five is nowhere to be had."""

import io
import zipfile

import pytest

from accounts.enums import Role
from catalogue.enums import Ring
from catalogue.models import Standard
from tests.catalogue.finding.applying import applied_by, forty, published
from tests.factories.accounts import person_with
from tests.factories.adoption import state_that
from tests.factories.catalogue import InitiativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(db):
    all_of_them = forty()
    applied_by(11, all_of_them, name="Elf")
    for name, times in (("Vier", 4), ("Een", 1), ("Drie", 3)):
        applied_by(times, all_of_them, name=name)
    applied_by(0, all_of_them, name="Nul")
    applied_by(7, all_of_them, name="Open", ring=Ring.PUBLIC)
    published()
    return all_of_them


def order(client, query):
    return [row["name"] for row in client.get(f"/standaarden/?{query}").context["rows"]]


def words(client):
    rows = client.get("/standaarden/?volgorde=naam").context["rows"]
    return {row["name"]: row["times"].words for row in rows}


SHOWN = {
    "Drie": "minder dan 5",
    "Een": "minder dan 5",
    "Elf": "ongeveer 10",
    "Nul": "0",
    "Open": "7",
    "Vier": "minder dan 5",
}


def test_the_list_says_less_than_five(client, counted):
    page = client.get("/standaarden/?volgorde=naam").content.decode()

    assert words(client) == SHOWN
    assert page.count("<strong>minder dan 5</strong>") == 3
    assert [n for n in range(1, 12) if f"<strong>{n}</strong>" in page] == [7]


def test_sorting_by_use_takes_hidden_counts_as_equal(client, counted):
    assert order(client, "volgorde=meest-toegepast") == [
        "Elf",
        "Open",
        "Drie",
        "Een",
        "Vier",
        "Nul",
    ]


def told(client, form):
    content = b"".join(client.get(f"/standaarden/?volgorde=naam&vorm={form}"))
    if form == "ods":
        content = zipfile.ZipFile(io.BytesIO(content)).read("content.xml")
    return content.decode()


def test_spreadsheets_say_less_than_five(client, counted):
    lines = told(client, "csv").removeprefix("\ufeff").splitlines()[1:]

    assert {line.split(";")[0]: line.split(";")[11] for line in lines} == SHOWN
    assert told(client, "ods").count("minder dan 5") == 3


def test_feed_and_linked_data_tell_no_counts(client, counted):
    feed = told(client, "atom")
    linked = client.get("/standaarden/vier/?vorm=jsonld").content.decode()

    assert [word for word in ("toegepast", "gemeenten", "times") if word in feed] == [
        "gemeenten"
    ]
    assert "times" not in linked


def test_the_page_of_an_initiative_says_less_than_five(client, counted):
    initiative = InitiativeFactory()
    initiative.produces.add(Standard.objects.get(name="Vier"))

    page = client.get(initiative.get_absolute_url()).content.decode()

    assert "<strong>minder dan 5</strong>" in page
    assert "<strong>4</strong>" not in page


def test_one_more_small_statement_changes_nothing_that_is_told(client, counted):
    before = order(client, "volgorde=meest-toegepast"), told(client, "csv")

    state_that(standard=Standard.objects.get(name="Een"), municipality=counted[30])
    published()

    assert (order(client, "volgorde=meest-toegepast"), told(client, "csv")) == before


def test_who_sees_names_sees_exact_counts(client, counted):
    client.force_login(person_with(Role.CATALOGUE_EDITOR))

    assert words(client) == {
        "Drie": "3",
        "Een": "1",
        "Elf": "11",
        "Nul": "0",
        "Open": "7",
        "Vier": "4",
    }
