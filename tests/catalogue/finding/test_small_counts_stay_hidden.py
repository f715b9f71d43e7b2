"""Outside the public ring a count under five is nowhere to be had."""

import io
import zipfile

import pytest

from catalogue.enums import Ring
from catalogue.models import Standard
from tests.factories.catalogue import InitiativeFactory, StandardFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted():
    StandardFactory(name="Zes", times_applied=6)
    for name, times in (("Vier", 4), ("Een", 1), ("Drie", 3)):
        StandardFactory(name=name, times_applied=times)
    StandardFactory(name="Nul", times_applied=0)
    StandardFactory(name="Open", times_applied=2, ring=Ring.PUBLIC)


def order(client, query):
    return [row["name"] for row in client.get(f"/standaarden/?{query}").context["rows"]]


def test_the_list_says_less_than_five(client, counted):
    rows = client.get("/standaarden/?volgorde=naam").content.decode()

    assert rows.count("minder dan 5") == 3
    assert [
        n for n in ("1", "2", "3", "4", "6") if f"<strong>{n}</strong> van" in rows
    ] == ["2", "6"]


def test_sorting_by_use_takes_hidden_counts_as_equal(client, counted):
    assert order(client, "volgorde=meest-toegepast") == [
        "Zes",
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
    lines = told(client, "csv").splitlines()[1:]

    assert {line.split(";")[0]: line.split(";")[11] for line in lines} == {
        "Drie": "minder dan 5",
        "Een": "minder dan 5",
        "Nul": "0",
        "Open": "2",
        "Vier": "minder dan 5",
        "Zes": "6",
    }
    assert told(client, "ods").count("minder dan 5") == 3


def test_feed_and_linked_data_tell_no_counts(client, counted):
    feed = told(client, "atom")
    linked = client.get("/standaarden/vier/?vorm=jsonld").content.decode()

    assert "toegepast" not in feed
    assert "times" not in linked


def test_the_page_of_an_initiative_says_less_than_five(client, counted):
    initiative = InitiativeFactory()
    initiative.produces.add(Standard.objects.get(name="Vier"))

    page = client.get(initiative.get_absolute_url()).content.decode()

    assert "minder dan 5" in page
    assert "<strong>4</strong>" not in page


def test_a_changed_small_count_does_not_change_what_is_told(client, counted):
    before = order(client, "volgorde=meest-toegepast"), told(client, "csv")
    Standard.objects.filter(name="Een").update(times_applied=4)

    assert (order(client, "volgorde=meest-toegepast"), told(client, "csv")) == before
