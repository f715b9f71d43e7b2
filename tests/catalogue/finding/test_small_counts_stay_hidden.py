"""Outside the public ring a count under five is nowhere to be had."""

import io
import zipfile

import pytest
from django.utils import timezone

from catalogue.domain.publishing_counts import publish_counts
from catalogue.enums import Ring
from catalogue.models import Standard
from municipalities.models import Municipality
from tests.factories.adoption import applied_by, state_that
from tests.factories.catalogue import InitiativeFactory, StandardFactory
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted():
    MunicipalityFactory.create_batch(30)
    for name, times in (("Zes", 6), ("Vier", 4), ("Een", 1), ("Drie", 3), ("Nul", 0)):
        applied_by(StandardFactory(name=name), times)
    applied_by(StandardFactory(name="Open", ring=Ring.PUBLIC), 2)
    publish_counts(now=timezone.now())


def order(client, query):
    return [row["name"] for row in client.get(f"/standaarden/?{query}").context["rows"]]


def test_the_list_says_less_than_five(client, counted):
    rows = client.get("/standaarden/?volgorde=naam").content.decode()

    assert rows.count("minder dan 5") == 3
    assert [
        n for n in ("1", "2", "3", "4", "5", "6") if f"<strong>{n}</strong> van" in rows
    ] == ["2", "5"]


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
        "Zes": "5",
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
    for municipality in Municipality.objects.all()[:3]:
        state_that(municipality=municipality, standard=Standard.objects.get(name="Een"))
    publish_counts(now=timezone.now())

    assert (order(client, "volgorde=meest-toegepast"), told(client, "csv")) == before
