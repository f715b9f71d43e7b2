"""What the search looks through follows the things themselves, however written."""

import pytest

from catalogue.enums import SearchKind
from catalogue.models import SearchDocument, SearchWord, Standard, Synonym
from catalogue.queries.search import best_slugs
from municipalities.models import Alias
from tests.factories.accounts import AT
from tests.factories.catalogue import InitiativeFactory, NeedFactory, StandardFactory
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db


def first(text):
    return best_slugs(text, kinds=list(SearchKind), limit=3)[:1]


def documents():
    return sorted(SearchDocument.objects.values_list("kind", "title", "url"))


def test_everything_that_is_published_has_a_row():
    municipality = MunicipalityFactory(name="Voorbeeldstad")
    StandardFactory(name="Alfa")
    StandardFactory(name="Concept", published_at=None)
    InitiativeFactory(name="Bravo")
    NeedFactory(title="Charlie", municipality=municipality)

    assert documents() == [
        ("behoefte", "Charlie", "/behoeften/charlie/"),
        ("gemeente", "Voorbeeldstad", "/gemeenten/voorbeeldstad/"),
        ("initiatief", "Bravo", "/initiatieven/bravo/"),
        ("standaard", "Alfa", "/standaarden/alfa/"),
    ]


def test_a_row_follows_bulk_writes_and_leaves_with_its_thing():
    standard = StandardFactory(name="Alfa")
    Standard.objects.filter(pk=standard.pk).update(name="Bravo")
    assert documents() == [("standaard", "Bravo", "/standaarden/alfa/")]

    Standard.objects.filter(pk=standard.pk).update(published_at=None)
    assert documents() == []

    Standard.objects.filter(pk=standard.pk).update(published_at=AT)
    standard.delete()
    assert documents() == []
    assert list(SearchWord.objects.exclude(documents=0)) == []


def test_words_are_counted_by_document():
    StandardFactory(name="Kernwoord", summary="kernwoord en nog eens kernwoord")
    other = StandardFactory(name="Ander", summary="kernwoord")
    assert SearchWord.objects.get(word="kernwoord").documents == 2

    Standard.objects.filter(pk=other.pk).update(summary="iets anders")
    assert SearchWord.objects.get(word="kernwoord").documents == 1


def test_a_synonym_that_an_editor_adds_works_at_once():
    StandardFactory(name="Alfa")
    assert first("toverwoord") == []

    Synonym.objects.create(term="toverwoord", meaning="alfa")

    assert first("toverwoord") == ["alfa"]


def test_a_municipality_is_found_by_its_other_name():
    municipality = MunicipalityFactory(name="'s-Gravenhage", slug="s-gravenhage")
    Alias.objects.create(municipality=municipality, name="Den Haag")

    assert [first(t) for t in ("den haag", "Gravenhage", "sgravenhage")] == [
        ["s-gravenhage"]
    ] * 3


def test_an_exact_name_or_abbreviation_goes_before_everything():
    StandardFactory(name="Zaken API", abbreviation="ZRC")
    StandardFactory(
        name="Zaken API voor zaken en nog meer zaken",
        summary="Zaken, zaken, ZRC, zaken.",
    )

    assert [first("zaken api"), first("ZAKEN-API"), first("zrc")] == [["zaken-api"]] * 3


def test_a_misspelt_word_is_told_and_marked(client):
    StandardFactory(
        name="Verwerkersovereenkomst", summary="Over de verwerkersovereenkomst."
    )

    page = client.get("/standaarden/?zoek=verwerkersoverenkomst").content.decode()

    assert (
        'Bedoelde u <a href="?zoek=verwerkersovereenkomst">verwerkersovereenkomst</a>?'
        in page
    )
    assert "Over de <mark>verwerkersovereenkomst</mark>." in page
