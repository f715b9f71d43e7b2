"""How a page was before: real moments, so a database that commits."""

import datetime

from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from catalogue.domain import drafts, publishing
from catalogue.enums import DraftKind
from catalogue.forms.standard import StandardForm
from catalogue.models import Standard
from catalogue.queries.differences import Part, word_differences
from catalogue.queries.history import as_it_was, moments_of
from tests.factories.accounts import person_with
from tests.factories.catalogue import (
    InitiativeFactory,
    StandardFactory,
    StandardVersionFactory,
)
from tests.factories.municipalities import MunicipalityFactory

from .forms import checked

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def republished(standard, **changes):
    """Published again by an editor, with another text."""
    person = person_with(Role.CATALOGUE_EDITOR, name="Els Redacteur")
    fields = StandardForm.fields_of(standard)
    fields |= {name: [value] for name, value in changes.items()}
    draft = drafts.start_draft(
        kind=DraftKind.STANDARD,
        subject=standard,
        fields=fields,
        title="x",
        by=person,
        now=NOW,
    )
    publishing.publish_draft(
        draft=draft,
        content=checked(StandardForm, draft.fields, standard),
        seen_at=draft.changed_at,
        by=person,
        now=NOW,
    )


def made(**fields):
    return StandardFactory(slug="voorbeeld", source="bron", **fields)


def test_two_moments_are_compared_word_by_word_and_nobody_is_named(racing_db):
    standard = made(summary="Een afspraak van gemeenten.")
    republished(standard, summary="Een afspraak van alle gemeenten.")

    page = (
        Client().get(reverse("standard_history", args=["voorbeeld"])).content.decode()
    )

    assert '<ins><span class="so-hidden">(nieuw: </span>alle ' in page
    assert "Els Redacteur" not in page


def test_what_a_page_said_on_a_moment_is_kept_with_its_versions(racing_db):
    standard = made(name="Eerste naam")
    StandardVersionFactory(standard=standard, number="1.0")
    first = moments_of(standard)[0]
    republished(standard, name="Tweede naam")

    before = as_it_was(standard, first.at)
    now = as_it_was(standard, moments_of(standard)[0].at)

    assert (before["Naam"], now["Naam"]) == ("Eerste naam", "Tweede naam")
    assert before["Versie 1.0"] == "Levensloop: in gebruik\nHuidige versie: nee"


def test_links_relations_and_owners_are_compared(racing_db):
    standard = made()
    StandardFactory(name="Ander", slug="ander", abbreviation="XYZ")
    MunicipalityFactory(name="Oudendam")
    MunicipalityFactory(name="Nieuwedam")
    republished(
        standard,
        owners="Oudendam",
        **{
            "link-1-kind": "test",
            "link-1-label": "Proef",
            "link-1-url": "https://test.example/",
            "relatie-1-kind": "bouwt-op",
            "relatie-1-other": "ander",
        },
    )
    then = moments_of(standard)[0].at
    republished(
        standard,
        owners="Nieuwedam",
        **{"link-1-label": "Testvoorziening", "relatie-1-kind": "vervangt"},
    )

    headings = ("Links", "Hoort bij andere standaarden", "Gemeenten die eigenaar zijn")
    before, now = (
        [as_it_was(standard, at).get(heading) for heading in headings]
        for at in (then, moments_of(standard)[0].at)
    )

    assert before == [
        "Testvoorziening: Proef (https://test.example/)",
        "bouwt op Ander (XYZ)",
        "Oudendam",
    ]
    assert now == [
        "Testvoorziening: Testvoorziening (https://test.example/)",
        "vervangt Ander (XYZ)",
        "Nieuwedam",
    ]
    assert list(as_it_was(standard, moments_of(standard)[-1].at)) == [
        "Naam", "Adres", "Wat is het, in één zin", "Domein", "Soort", "Zichtbaarheid",
        "Bron", "Staat op de openbare pagina’s",
    ]  # fmt: skip


def test_participants_and_products_of_an_initiative_are_compared(racing_db):
    initiative = InitiativeFactory(lead=MunicipalityFactory(name="Trekdam"))
    initiative.participants.set([MunicipalityFactory(name="Meedam")])
    initiative.produces.set([StandardFactory(name="Opbrengst", abbreviation="")])
    then = moments_of(initiative)[0].at
    initiative.participants.clear()
    initiative.produces.clear()

    headings = (
        "Gemeente die trekt",
        "Gemeenten die meedoen",
        "Standaarden die het oplevert",
    )
    before, now = (
        [as_it_was(initiative, at).get(heading) for heading in headings]
        for at in (then, moments_of(initiative)[0].at)
    )

    assert (before, now) == (
        ["Trekdam", "Meedam", "Opbrengst"],
        ["Trekdam", None, None],
    )


def test_publishing_the_same_links_again_is_no_change_of_them(racing_db):
    standard = made()
    link = {
        "link-1-kind": "test",
        "link-1-label": "Proef",
        "link-1-url": "https://test.example/",
    }
    republished(standard, **link)
    first = standard.links.get().pk

    republished(standard, summary="Een andere zin.")

    assert standard.links.get().pk == first


def test_counting_is_not_history(racing_db):
    standard = made()
    before = moments_of(standard)

    Standard.objects.update(times_applied=5)

    assert moments_of(standard) == before


def test_a_page_off_the_site_has_no_public_history(racing_db):
    made(published_at=None)

    answer = Client().get(reverse("standard_history", args=["voorbeeld"]))

    assert answer.status_code == 404


def test_history_takes_the_same_queries_whatever_its_length(
    racing_db, django_assert_num_queries
):
    standard = made()
    StandardVersionFactory(standard=standard)
    address = reverse("standard_history", args=["voorbeeld"])

    for _ in range(2):
        republished(standard, summary=f"Tekst {len(moments_of(standard))}")
        standard.refresh_from_db()
        with django_assert_num_queries(17):
            Client().get(address)


def test_words_are_compared_and_a_book_is_shown_whole():
    assert word_differences("een oude tekst", "een nieuwe tekst") == [
        Part("gelijk", "een "),
        Part("weg", "oude "),
        Part("nieuw", "nieuwe "),
        Part("gelijk", "tekst"),
    ]
    assert word_differences("a " * 3000, "b " * 3000) == [
        Part("weg", "a " * 3000),
        Part("nieuw", "b " * 3000),
    ]
