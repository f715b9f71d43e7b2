"""The pages on which a proposal is written, submitted and read."""

import datetime

import pytest
from django.test import Client

from governance.enums import Criterion, DossierKind, Stage
from governance.models import Dossier, DossierDraft
from tests.factories.governance import dossier_at
from tests.governance.dossiers import files
from tests.governance.dossiers.proposing import (
    ANSWERS,
    complete,
    home_of,
    secretary,
    started,
    submitted,
    writer,
)

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def browser_of(person):
    browser = Client()
    browser.force_login(person)
    return browser


def form(**changes):
    return {
        "gezien": "1",
        "title": "Samen aan de balie",
        "summary": "Kort.",
        "text": "Lang.",
        "actie": "bewaar",
        **ANSWERS,
        **changes,
    }


def test_a_municipality_writes_and_submits_in_its_browser():
    by = writer()
    browser = browser_of(by)

    begun = browser.post(
        "/advies/nieuw/",
        {
            "organisation": home_of(by).pk,
            "kind": DossierKind.INITIATIVE,
            "title": "Samen",
        },
    )
    address = begun["Location"]
    kept = browser.post(
        address, form(upload=files.upload("a.pdf", files.pdf()), actie="verder")
    )
    asked = browser.get(kept["Location"])
    revision = DossierDraft.objects.get().revision
    sent = [browser.post(kept["Location"], {"gezien": revision}) for _ in range(2)]

    dossier = Dossier.objects.get()
    assert "Dien het voorstel in" in asked.content.decode()
    assert [answer["Location"] for answer in sent] == [f"/advies/{dossier.number}/"] * 2
    page = browser.get(sent[0]["Location"]).content.decode()
    assert "a.pdf" in page
    assert "Voorstel ingediend" in page
    assert "de secretaris van de Taskforce" in page


def test_a_paper_that_is_refused_leaves_the_words_kept():
    by = writer()
    dossier = started(by)
    bad = files.upload("a.pdf", b"MZ" + b"x" * 300)

    answer = browser_of(by).post(
        f"/advies/concept-{dossier.pk}/schrijven/", form(upload=bad)
    )

    assert answer.status_code == 422
    assert "maar is geen PDF-bestand" in answer.content.decode()
    draft = DossierDraft.objects.get()
    assert (draft.text, draft.papers.count()) == ("Lang.", 0)
    assert f'name="gezien" value="{draft.revision}"' in answer.content.decode()


def test_the_second_writer_is_shown_both_texts_and_may_choose():
    first = writer(name="Anna Eerst")
    browser = browser_of(writer(home_of(first)))
    dossier = started(first)
    address = f"/advies/concept-{dossier.pk}/schrijven/"
    browser_of(first).post(address, form(text="De eerste."))

    answer = browser.post(address, form(text="De tweede."))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(word in page for word in ("Anna Eerst", "eerste.", "tweede."))
    assert DossierDraft.objects.get().text == "De eerste."
    browser.post(address, form(text="De tweede.", gezien="2"))
    assert DossierDraft.objects.get().text == "De tweede."


def test_what_is_missing_leads_back_to_its_question():
    by = writer()
    dossier = started(by)

    page = browser_of(by).get(f"/advies/concept-{dossier.pk}/indienen/")

    first = Criterion.PARTICIPANTS
    assert f"schrijven/#id_{first}" in page.content.decode()


@pytest.mark.parametrize(
    ("stage", "visitor"),
    [(Stage.SUBMITTED, 302), (Stage.INTAKE, 302), (Stage.CONSULTATION, 200)],
)
def test_a_proposal_is_public_from_the_consultation_on(stage, visitor):
    dossier = dossier_at(stage)

    assert Client().get(f"/advies/{dossier.number}/").status_code == visitor


def test_a_draft_is_for_its_own_organisation():
    dossier = complete()
    address = f"/advies/concept-{dossier.pk}/"

    assert browser_of(writer()).get(address).status_code == 403
    assert browser_of(secretary()).get(address).status_code == 403
    assert browser_of(writer(dossier.proposer)).get(address).status_code == 200


def test_a_draft_address_leads_to_the_number_once_there_is_one():
    by = writer()
    dossier = submitted(by)

    answer = browser_of(by).get(f"/advies/concept-{dossier.pk}/")

    assert answer["Location"] == f"/advies/{dossier.number}/"


def test_names_of_people_are_for_insiders():
    dossier = dossier_at(Stage.CONSULTATION, started_by__name="Anna Zegt")
    address = f"/advies/{dossier.number}/"

    assert "Anna Zegt" not in Client().get(address).content.decode()
    assert "Anna Zegt" in browser_of(secretary()).get(address).content.decode()
