"""Every reaction gets an answer; only then the proposal goes on, and people hear of it."""

import pytest
from django.utils import timezone

from governance.domain.consultations.announcing import announce_summary
from governance.domain.consultations.answering import (
    NotCurrent,
    NotMotivated,
    StillAsking,
    StillUnanswered,
    dispose,
    publish_summary,
    send_to_taskforce,
)
from governance.domain.consultations.closing import TooEarly, close_consultation
from governance.enums import DispositionKind, Stage
from governance.models import Disposition
from journal.models import Message
from notifications.models import Notice
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory

from .scene import Scene, manager, react

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """A closed consultation with two reactions, one of them said anew."""
    scene = Scene()
    scene.consultation = scene.open()
    person, organisation = manager()
    scene.old = react(scene.consultation, person, organisation)
    scene.first = react(scene.consultation, person, organisation, seen=1)
    scene.second = react(scene.consultation)
    close(scene)
    return scene


def close(scene):
    return close_consultation(
        consultation=scene.consultation, by=scene.secretary, now=timezone.now()
    )


def answer(scene, response, **changes):
    said = {
        "kind": DispositionKind.ADOPTED,
        "motivation": "Dit maakt het voorstel beter.",
        "by": scene.secretary,
        **changes,
    }
    return dispose(response=response, now=timezone.now(), **said)


def sum_up(scene, **changes):
    said = {"text": "Alles is overgenomen.", "by": scene.secretary, **changes}
    return publish_summary(consultation=scene.consultation, now=timezone.now(), **said)


def send_on(scene):
    return send_to_taskforce(
        dossier=scene.dossier, by=scene.secretary, now=timezone.now()
    )


def test_the_proposal_goes_on_once_every_reaction_has_its_answer(asked):
    with pytest.raises(StillUnanswered) as two:
        send_on(asked)
    answer(asked, asked.first)
    with pytest.raises(StillUnanswered) as one:
        send_on(asked)
    answer(asked, asked.second)

    assert send_on(asked).stage == Stage.TASKFORCE
    assert [str(two.value), str(one.value)] == [
        "2 reacties hebben nog geen antwoord. Geef eerst op elke reactie antwoord.",
        "1 reactie heeft nog geen antwoord. Geef eerst op elke reactie antwoord.",
    ]


def test_a_consultation_that_goes_on_or_was_not_held_keeps_the_proposal():
    running, none = Scene(), Scene(stage=Stage.CONSULTATION)
    running.open()

    for scene in (running, none):
        with pytest.raises(StillAsking):
            send_on(scene)

        scene.dossier.refresh_from_db()
        assert scene.dossier.stage == Stage.CONSULTATION


def test_an_answer_is_to_what_was_said_last_and_says_why(asked):
    with pytest.raises(NotCurrent):
        answer(asked, asked.old)
    with pytest.raises(NotMotivated):
        answer(asked, asked.first, motivation=" ")
    with pytest.raises(NotAllowed):
        answer(asked, asked.first, by=UserFactory())

    assert list(Disposition.objects.all()) == []


def test_before_the_closing_nothing_is_answered():
    scene = Scene()
    response = react(scene.open())

    with pytest.raises(NotAllowed) as refusal:
        answer(scene, response)

    assert str(refusal.value) == (
        "De consultatie is nog niet gesloten. Antwoorden kan daarna."
    )


def test_a_consultation_closes_no_earlier_than_the_rule_says():
    scene = Scene()
    scene.consultation = scene.open(ago=3)

    with pytest.raises(TooEarly):
        close(scene)

    scene.consultation.refresh_from_db()
    assert scene.consultation.closed_at is None


def test_two_secretaries_close_it_once(asked):
    first = asked.consultation

    again = close(asked)

    first.refresh_from_db()
    assert first.closed_at == again.closed_at
    assert asked.dossier.events.filter(kind="consultatie-gesloten").count() == 1


def test_the_summary_waits_for_all_answers_and_is_told_once_to_who_reacted(asked):
    with pytest.raises(StillUnanswered):
        sum_up(asked)
    for response in (asked.first, asked.second):
        answer(asked, response)
    sum_up(asked)
    sum_up(asked, text="Met een komma beter.")

    for _ in range(2):
        announce_summary(consultation_id=asked.consultation.pk, now=timezone.now())

    asked_for = Message.objects.filter(handler="governance.announce_summary")
    told = Notice.objects.filter(kind="consultatie-beantwoord")
    assert asked_for.count() == 1
    assert set(told.values_list("recipient", flat=True)) == {
        asked.first.person_id,
        asked.second.person_id,
    }
    assert told.count() == 2
    assert {one.subject_key for one in told} == {asked.consultation.subject_key}
