"""A reaction is counted once, or refused with its text kept as a draft."""

import datetime

import pytest
from django.utils import timezone

from accounts.enums import Role
from governance.domain.consultations.closing import close_consultation, close_when_due
from governance.domain.consultations.drafts import TextTooLong, keep_draft
from governance.domain.consultations.responding import (
    ConsultationClosed,
    SaysNothing,
    SomebodyWasFirst,
)
from governance.domain.stages import move
from governance.enums import ConsultationKind, Stage
from governance.models import ConsultationResponse, ResponseDraft
from governance.queries.consultations.reading import (
    current_responses,
    members_consultation_of,
    respondents_of,
)
from journal.models import Entry
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.errors import Conflict, NotAllowed
from samenorganiseren.shared.wording import dutch_moment
from tests.factories.accounts import UserFactory, person_with

from .scene import DAY, HOUR, Scene, manager, react

pytestmark = pytest.mark.django_db


def drafts():
    return list(ResponseDraft.objects.values_list("person", "typed__text"))


def test_a_municipality_and_a_person_react_and_their_drafts_are_gone():
    consultation = Scene().open()
    person, organisation = manager()
    keep_draft(
        consultation=consultation,
        typed={"text": "Nog niet af"},
        by=person,
        now=timezone.now(),
    )

    for_town = react(consultation, person, organisation)
    for_oneself = react(consultation)

    assert list(current_responses(consultation)) == [for_town, for_oneself]
    assert (for_town.number, for_town.organisation) == (1, organisation)
    assert drafts() == []
    assert set(respondents_of(consultation.dossier)) == {person, for_oneself.person}
    assert Entry.objects.filter(action="governance.response_given").count() == 2


def test_the_same_form_sent_twice_is_one_receipt():
    consultation = Scene().open()
    person, organisation = manager()

    first = react(consultation, person, organisation, idempotency_key="a" * 32)
    again = react(consultation, person, organisation, idempotency_key="a" * 32)

    assert (first.pk, ConsultationResponse.objects.count()) == (again.pk, 1)


def test_a_form_of_somebody_else_is_not_taken_twice():
    consultation = Scene().open()
    first = react(consultation, idempotency_key="a" * 32)

    with pytest.raises(Conflict) as refusal:
        react(consultation, idempotency_key="a" * 32)

    assert str(refusal.value) == (
        "Dit formulier is al gebruikt. Laad de pagina opnieuw."
    )
    assert list(ConsultationResponse.objects.all()) == [first]


def test_saying_it_anew_adds_a_row_and_the_last_one_counts():
    consultation = Scene().open()
    person, organisation = manager()
    first = react(consultation, person, organisation)

    second = react(consultation, person, organisation, text="Toch niet.", seen=1)

    assert (second.number, second.previous) == (2, first)
    assert list(current_responses(consultation)) == [second]


def test_a_colleague_who_was_first_is_shown_and_nothing_is_overwritten():
    consultation = Scene().open()
    person, organisation = manager()
    colleague = person_with(Role.APPROVER, organisation)
    first = react(consultation, person, organisation)

    with pytest.raises(SomebodyWasFirst) as refusal:
        react(consultation, colleague, organisation)

    assert refusal.value.other == first
    assert list(current_responses(consultation)) == [first]


def test_a_reaction_after_the_deadline_is_kept_as_a_draft_and_told_when_it_closed():
    scene = Scene(stage=Stage.CONSULTATION)
    consultation, person = scene.closed_by_time(), UserFactory()

    with pytest.raises(ConsultationClosed) as refusal:
        react(consultation, person, text="Te laat")

    assert str(refusal.value) == (
        f"Deze consultatie is gesloten op {dutch_moment(consultation.closes_at)}. Uw "
        "reactie telt niet mee. Uw tekst is als concept bewaard; alleen u ziet hem."
    )
    assert list(ConsultationResponse.objects.all()) == []
    assert drafts() == [(person.pk, "Te laat")]


def test_a_reaction_after_the_secretary_closed_is_kept_as_a_draft():
    scene, person = Scene(), UserFactory()
    consultation = scene.open()
    close_consultation(
        consultation=consultation, by=scene.secretary, now=timezone.now()
    )

    with pytest.raises(ConsultationClosed):
        react(consultation, person, text="Te laat")

    assert list(ConsultationResponse.objects.all()) == []
    assert drafts() == [(person.pk, "Te laat")]


def test_a_text_of_two_hundred_kilobytes_is_refused_with_a_sentence():
    consultation = Scene().open()

    with pytest.raises(TextTooLong) as refusal:
        react(consultation, text="a" * 200_000)

    assert str(refusal.value).startswith("Deze tekst is te lang: er passen 20.000")
    assert (list(ConsultationResponse.objects.all()), drafts()) == ([], [])


def test_a_reaction_says_something():
    consultation = Scene().open()

    with pytest.raises(SaysNothing):
        react(consultation, text="  ")

    assert list(ConsultationResponse.objects.all()) == []


def test_nobody_reacts_for_an_organisation_of_others():
    consultation = Scene().open()
    _, organisation = manager()
    other, _ = manager()

    for person in (UserFactory(), other):
        with pytest.raises(NotAllowed) as refusal:
            react(consultation, person, organisation)

    assert str(refusal.value) == "U kunt niet namens deze organisatie reageren."
    assert list(ConsultationResponse.objects.all()) == []


def test_a_former_municipality_does_not_react():
    consultation = Scene().open()
    person, organisation = manager(valid_to=datetime.date(2023, 1, 1))

    with pytest.raises(NotAllowed):
        react(consultation, person, organisation)

    assert list(ConsultationResponse.objects.all()) == []


def test_about_a_proposal_that_was_withdrawn_nobody_reacts():
    scene = Scene()
    consultation = scene.open()
    scene.dossier.refresh_from_db()
    move(scene.dossier, Stage.WITHDRAWN, by=UserFactory(), now=timezone.now())

    with pytest.raises(NotAllowed) as refusal:
        react(consultation)

    assert str(refusal.value) == (
        "Dit voorstel is nu “teruggetrokken”. Reageren kan niet meer."
    )
    assert list(ConsultationResponse.objects.all()) == []


def members(scene):
    return scene.open(kind=ConsultationKind.MEMBERS)


def test_a_municipality_answers_by_its_approver():
    consultation = members(Scene(stage=Stage.TASKFORCE))
    person, organisation = manager()
    approver = person_with(Role.APPROVER, organisation)

    with pytest.raises(NotAllowed):
        react(consultation, person, organisation, answer="voor")
    said = react(consultation, approver, organisation, answer="voor", text="")

    assert list(current_responses(consultation)) == [said]


def test_where_there_is_no_approver_the_information_manager_answers():
    consultation = members(Scene(stage=Stage.TASKFORCE))
    person, organisation = manager()

    said = react(consultation, person, organisation, answer="tegen", text="")

    assert list(current_responses(consultation)) == [said]


def test_the_members_answer_and_nobody_else_does():
    consultation = members(Scene(stage=Stage.TASKFORCE))
    person, organisation = manager()

    with pytest.raises(SaysNothing):
        react(consultation, person, organisation)
    with pytest.raises(NotAllowed):
        react(consultation, answer="voor")

    assert list(ConsultationResponse.objects.all()) == []


def test_the_count_of_the_members_is_against_the_municipalities_of_that_day():
    scene = Scene(stage=Stage.TASKFORCE)
    consultation = members(scene)
    answers = ["voor", "voor", "tegen"]
    for answer in answers:
        react(consultation, *manager(), answer=answer, text="")
    manager(valid_to=datetime.date(2023, 1, 1))
    expected = type(manager()[1].municipality).objects.on(timezone.localdate()).count()

    before = members_consultation_of(scene.dossier)
    close_consultation(
        consultation=consultation, by=scene.secretary, now=timezone.now()
    )
    outcome = members_consultation_of(scene.dossier)

    assert before is None
    assert outcome.answers == {"voor": 2, "tegen": 1, "onthouding": 0}
    assert (outcome.answered, outcome.municipalities) == (3, expected)
    assert scene.dossier.events.last().payload["telling"] == outcome.answers


def test_the_deadline_closes_once_and_not_before_its_time():
    scene = Scene(stage=Stage.CONSULTATION)
    consultation = scene.closed_by_time()
    early = consultation.closes_at - HOUR
    late = consultation.closes_at + DAY

    for now in (early, late, late + DAY):
        close_when_due(consultation=consultation, by=Machine("proef"), now=now)

    consultation.refresh_from_db()
    closings = scene.dossier.events.filter(kind="consultatie-gesloten")
    assert (consultation.closed_at, closings.count()) == (late, 1)
