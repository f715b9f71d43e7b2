"""Looking for a proposal by words in the list of all dossiers."""

import pytest
from django.test import Client

from governance.enums import DossierKind, Stage
from governance.models import Dossier
from tests.factories.accounts import AT, MunicipalOrganisationFactory, UserFactory
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import DossierFactory, dossier_at
from tests.governance.dossiers.test_pipeline import titles


@pytest.fixture
def known(db):
    """One to find by each of the words, and one beside it."""
    dossier_at(Stage.CONSULTATION, title="Iets anders")
    return dossier_at(
        Stage.TASKFORCE,
        title="Eén aanvraag voor een geboorteakte",
        proposer=MunicipalOrganisationFactory(name="Gemeente Súdwest-Fryslân"),
        standard=StandardFactory(name="Zaakgericht Werken API"),
    )


@pytest.mark.parametrize(
    "words",
    ["geboorte", "een AANVRAAG", "sudwest", "zaakgericht", "akte fryslân", "%s"],
)
def test_a_proposal_is_found_by_number_title_proposer_and_standard(known, words):
    words = words.replace("%s", known.number)

    assert titles(address=f"/advies/?zoek={words}") == [known.title]


@pytest.mark.parametrize("words", ["akte nergens", "100%", "geboorte_akte", "a\\b"])
def test_every_word_must_be_there_and_no_sign_stands_for_others(known, words):
    page = Client().get("/advies/", {"zoek": words})

    assert page.context["dossiers"] == []
    told = "In geen voorstel staat wat u zoekt: “"
    assert told in page.content.decode()


def test_a_search_keeps_the_filters_and_a_filter_keeps_the_search(known):
    dossier_at(Stage.CONSULTATION, title="Nog een geboorteakte")

    page = Client().get("/advies/?zoek=geboorte&fase=taskforce")

    assert [row["dossier"].title for row in page.context["dossiers"]] == [known.title]
    fields = page.content.decode()
    assert '<input type="hidden" name="fase" value="taskforce">' in fields
    assert '<input type="hidden" name="zoek" value="geboorte">' in fields
    assert "vorm=csv" in fields
    (facet,) = [f for f in page.context["facets"] if f["name"] == "fase"]
    counts = {one["value"]: one["count"] for one in facet["options"]}
    assert counts == {"consultatie": 1, "taskforce": 1}
    assert page.context["chips"] == [
        {"label": "Bij de Taskforce", "address": "?zoek=geboorte"}
    ]


@pytest.mark.django_db
def test_what_a_reader_may_not_see_is_not_found_either():
    dossier_at(Stage.SUBMITTED, title="Geheim", kind=DossierKind.INITIATIVE)

    assert titles(address="/advies/?zoek=geheim") == []


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["a" * 201, "a " * 13])
def test_a_search_that_is_too_long_says_so(words):
    page = Client().get("/advies/", {"zoek": words})

    assert page.status_code == 400
    assert "Uw zoekvraag is te lang." in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["", "  ", "-", "\x07"])
def test_a_search_without_letters_shows_all(words):
    dossier_at(Stage.CONSULTATION, title="Openbaar")

    page = Client().get("/advies/", {"zoek": words})

    assert [row["dossier"].title for row in page.context["dossiers"]] == ["Openbaar"]


@pytest.mark.usefixtures("kept_pages", "db")
@pytest.mark.parametrize("count", [1, 3])
def test_a_search_asks_as_much_of_the_database_however_much_it_finds(
    count, django_assert_num_queries
):
    about = {"proposer": MunicipalOrganisationFactory(), "started_by": UserFactory()}
    Dossier.objects.bulk_create(
        DossierFactory.build(public_since=AT, title="Vinden", **about)
        for _ in range(count)
    )
    Client().get("/advies/")

    with django_assert_num_queries(3):
        Client().get("/advies/?zoek=vinden")
    with django_assert_num_queries(3):
        Client().get("/advies/?zoek=vind en&fase=concept")
