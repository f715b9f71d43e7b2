"""The pages of consultations: for everybody, for who reacts, and for the secretary."""

import pytest
from django.urls import reverse
from django.utils import timezone

from catalogue.enums import Domain
from governance.domain.consultations.closing import close_consultation
from governance.enums import ConsultationKind, DispositionKind, Stage
from governance.models import (
    Consultation,
    ConsultationResponse,
    Disposition,
    ResponseDraft,
)
from tests.factories.accounts import MunicipalOrganisationFactory, UserFactory
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import dossier_at

from .scene import Scene, manager, react

pytestmark = pytest.mark.django_db
count_of_rows = pytest.mark.parametrize("count", [1, 3])


@pytest.fixture
def scene():
    return Scene()


def close(scene, consultation):
    close_consultation(
        consultation=consultation, by=scene.secretary, now=timezone.now()
    )


def page(client, name, *args, status=200):
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == status
    return answer.content.decode()


def sent(client, consultation, **typed):
    """The form as it lies on the page, with this typed in."""
    address = reverse("respond", args=[consultation.pk])
    form = client.get(address).context["form"]
    lies = {name: form[name].value() or "" for name in ("key", "seen")}
    lies["seen"] = lies["seen"] or 0
    return client.post(address, {**lies, "organisation": "zelf", **typed})


@count_of_rows
def test_the_list_takes_the_same_queries(
    client, scene, django_assert_num_queries, count
):
    for _ in range(count):
        scene.open(dossier=dossier_at(Stage.INTAKE))

    with django_assert_num_queries(3):
        found = client.get("/consultaties/").content.decode()

    assert found.count("so-result__meta") == count


def test_the_list_is_narrowed_by_state_and_domain(client, scene):
    standard = StandardFactory(domain=Domain.SERVICES)
    closed = scene.open(dossier=dossier_at(Stage.INTAKE, title="Het oude voorstel"))
    close(scene, closed)
    scene.open(
        dossier=dossier_at(Stage.INTAKE, title="Het nieuwe voorstel", standard=standard)
    )

    def titles(query):
        shown = client.get(f"/consultaties/?{query}").content.decode()
        return [word for word in ("oude", "nieuwe") if f"Het {word} voorstel" in shown]

    assert titles("") == ["oude", "nieuwe"]
    assert titles("stand=open") == ["nieuwe"]
    assert titles("stand=gesloten") == ["oude"]
    assert titles(f"domein={Domain.SERVICES}") == ["nieuwe"]
    assert titles(f"domein={Domain.SERVICES}&stand=gesloten") == []
    assert titles("stand=onzin") == ["oude", "nieuwe"]


@count_of_rows
def test_the_page_takes_the_same_queries(
    client, scene, django_assert_num_queries, count
):
    consultation = scene.open()
    for _ in range(count):
        react(consultation, *manager())
    close(scene, consultation)

    with django_assert_num_queries(4):
        page(client, "consultation", consultation.pk)


def test_reactions_are_public_after_the_closing_and_not_before(client, scene):
    consultation = scene.open()
    person, organisation = manager()
    react(consultation, person, organisation, text="Namens de gemeente")
    alone = react(consultation, text="Namens mijzelf")

    before = page(client, "consultation", consultation.pk)
    close(scene, consultation)
    after = page(client, "consultation", consultation.pk)

    assert "Namens de gemeente" not in before
    assert "2 reacties" in before
    assert "Namens de gemeente" in after
    assert organisation.name in after
    assert "Namens mijzelf" in after
    assert alone.person.name not in after
    assert person.name not in after


def test_answers_of_members_are_public_as_counts_only(client):
    scene = Scene(stage=Stage.TASKFORCE)
    consultation = scene.open(kind=ConsultationKind.MEMBERS)
    person, organisation = manager()
    react(consultation, person, organisation, answer="tegen", text="Te duur")
    close(scene, consultation)

    public = page(client, "consultation", consultation.pk)
    client.force_login(person)
    own = page(client, "consultation", consultation.pk)
    client.force_login(scene.secretary)
    kept = page(client, "consultation_responses", consultation.pk)

    assert "1 van" in public
    assert (organisation.name in public, "Te duur" in public) == (False, False)
    assert "Te duur" in own
    assert (organisation.name in kept, "Te duur" in kept) == (True, True)


def test_somebody_reacts_and_gets_a_receipt(client, scene):
    consultation = scene.open()
    person, organisation = manager()
    client.force_login(person)

    answer = sent(client, consultation, organisation=organisation.pk, text="Goed")

    made = ConsultationResponse.objects.get()
    assert answer["Location"] == reverse(
        "response_receipt", args=[consultation.pk, made.pk]
    )
    assert (made.organisation, made.text) == (organisation, "Goed")
    assert f"Reactie {made.pk}" in page(
        client, "response_receipt", consultation.pk, made.pk
    )


def test_the_form_says_who_will_read_it(client, scene):
    consultation = scene.open()
    client.force_login(UserFactory())

    assert "Tot de sluiting leest alleen de secretaris uw reactie." in page(
        client, "respond", consultation.pk
    )


def test_a_draft_is_kept_and_comes_back_in_the_form(client, scene):
    consultation, person = scene.open(), UserFactory()
    client.force_login(person)

    sent(client, consultation, text="Half af", actie="bewaar")

    assert ResponseDraft.objects.get().typed["text"] == "Half af"
    assert "Half af" in page(client, "respond", consultation.pk)
    assert list(ConsultationResponse.objects.all()) == []


def test_a_forged_organisation_is_refused_and_the_text_stays(client, scene):
    consultation, elsewhere = scene.open(), MunicipalOrganisationFactory()
    client.force_login(manager()[0])

    answer = sent(client, consultation, organisation=elsewhere.pk, text="Goed plan")

    assert answer.status_code == 422
    assert "U kunt niet namens deze organisatie reageren." in answer.content.decode()
    assert "Goed plan" in answer.content.decode()
    assert list(ConsultationResponse.objects.all()) == []


@pytest.mark.parametrize("action", ["verstuur", "bewaar"])
def test_two_hundred_kilobytes_are_refused_and_the_text_stays(client, scene, action):
    consultation = scene.open()
    client.force_login(UserFactory())

    answer = sent(client, consultation, text="a" * 200_000, actie=action)

    assert answer.status_code == 422
    assert "te lang" in answer.content.decode()
    assert "a" * 200_000 in answer.content.decode()
    assert list(ConsultationResponse.objects.all()) == []
    assert list(ResponseDraft.objects.all()) == []


def test_after_the_closing_the_text_is_kept_and_the_time_is_told(client, scene):
    consultation, person = scene.open(), UserFactory()
    client.force_login(person)
    close(scene, consultation)

    answer = sent(client, consultation, text="Net te laat")

    assert answer.status_code == 409
    assert "Deze consultatie is gesloten op" in answer.content.decode()
    assert ResponseDraft.objects.get().typed["text"] == "Net te laat"


def test_a_colleagues_reaction_is_shown_beside_ones_own(client, scene):
    consultation = scene.open()
    person, organisation = manager()
    client.force_login(person)
    form = client.get(reverse("respond", args=[consultation.pk])).context["form"]
    key = form["key"].value()
    react(consultation, person, organisation, text="De eerste tekst")
    typed = {"organisation": organisation.pk, "text": "De tweede", "key": key}
    address = reverse("respond", args=[consultation.pk])

    told = client.post(address, {**typed, "seen": 0})
    again = client.post(address, {**typed, "seen": 1})

    assert told.status_code == 409
    assert "De eerste tekst" in told.content.decode()
    assert "De tweede" in told.content.decode()
    assert again.status_code == 302
    assert list(ConsultationResponse.objects.values_list("text", flat=True)) == [
        "De eerste tekst",
        "De tweede",
    ]


def test_a_secretary_opens_a_consultation(client, scene):
    client.force_login(scene.secretary)
    address = reverse("new_consultation", args=[scene.dossier.pk])
    begun = client.get(address).context["form"]
    day = begun.initial["last_day"]
    typed = {
        "kind": begun.initial["kind"],
        "question": "Wat vindt u?",
        "last_day_dag": day.day,
        "last_day_maand": day.month,
        "last_day_jaar": day.year,
    }

    short = client.post(address, {**typed, "last_day_jaar": day.year - 1})
    made = client.post(address, typed)

    assert (short.status_code, made.status_code) == (422, 302)
    assert Consultation.objects.get().question == "Wat vindt u?"


def test_a_secretary_answers_sums_up_and_sends_it_on(client, scene):
    consultation = scene.open()
    response = react(consultation)
    client.force_login(scene.secretary)

    client.post(reverse("close_consultation", args=[consultation.pk]))
    missing = page(client, "consultation_responses", consultation.pk)
    client.post(reverse("send_to_taskforce", args=[consultation.pk]))
    refused = page(client, "consultation_responses", consultation.pk)
    client.post(
        reverse("answer_response", args=[consultation.pk, response.pk]),
        {"kind": DispositionKind.PARTLY, "motivation": "Een deel past."},
    )
    client.post(
        reverse("summarise_consultation", args=[consultation.pk]), {"text": "Kort."}
    )
    client.post(reverse("send_to_taskforce", args=[consultation.pk]))

    assert "1 reactie heeft nog geen antwoord" in missing
    assert "Geef eerst op elke reactie antwoord." in refused
    scene.dossier.refresh_from_db()
    assert scene.dossier.stage == Stage.TASKFORCE
    client.logout()
    public = page(client, "consultation", consultation.pk)
    assert "Antwoord: deels overgenomen" in public
    assert "Een deel past." in public
    assert "Kort." in public
    assert Disposition.objects.count() == 1


def test_a_reaction_of_another_consultation_is_not_found(client, scene):
    here, there = scene.open(), scene.open(dossier=dossier_at(Stage.INTAKE))
    response = react(there)
    close(scene, here)
    client.force_login(scene.secretary)

    page(client, "answer_response", here.pk, response.pk, status=404)
