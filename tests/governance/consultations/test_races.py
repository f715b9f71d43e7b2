"""Many react while the secretary closes: each is counted, or kept as a draft and told."""

import pytest
from django.utils import timezone

from governance.domain.consultations.closing import close_consultation
from governance.models import Consultation, ConsultationResponse, ResponseDraft
from tests.factories.accounts import UserFactory
from tests.governance.bodies.test_term_races import all_at_once

from .scene import Scene, manager, react

REACTING = 14


def fresh(person):
    return type(person).objects.get(pk=person.pk)


@pytest.mark.parametrize("time", range(3))
def test_fourteen_react_while_it_closes(racing_db, time):
    scene = Scene()
    consultation = scene.open()
    people = UserFactory.create_batch(REACTING)

    def close():
        return close_consultation(
            consultation=Consultation.objects.get(pk=consultation.pk),
            by=fresh(scene.secretary),
            now=timezone.now(),
        )

    results = all_at_once(
        *(
            lambda person=person: react(
                Consultation.objects.get(pk=consultation.pk), fresh(person)
            )
            for person in people
        ),
        close,
    )

    stored = set(ConsultationResponse.objects.values_list("pk", flat=True))
    told = {one.pk for one in results if isinstance(one, ConsultationResponse)}
    refused = [one for one in results if type(one).__name__ == "ConsultationClosed"]
    counted = scene.dossier.events.get(kind="consultatie-gesloten").payload
    assert {one["reactie"] for one in counted["reacties"]} == stored == told
    assert len(told) + len(refused) == REACTING
    assert ResponseDraft.objects.count() == len(refused)


def test_a_double_tap_is_one_response(racing_db):
    consultation, person = Scene().open(), UserFactory()

    results = all_at_once(
        *[lambda: react(consultation, fresh(person), idempotency_key="b" * 32)] * 4
    )

    assert {one.pk for one in results} == {ConsultationResponse.objects.get().pk}


def test_of_two_colleagues_at_once_one_is_told_of_the_other(racing_db):
    consultation = Scene().open()
    person, organisation = manager()

    results = all_at_once(
        *[lambda: react(consultation, fresh(person), organisation)] * 2
    )

    kinds = sorted(type(one).__name__ for one in results)
    assert kinds == ["ConsultationResponse", "SomebodyWasFirst"]


def test_two_secretaries_close_at_once(racing_db):
    scene = Scene()
    consultation = scene.open()

    results = all_at_once(
        *[
            lambda: close_consultation(
                consultation=Consultation.objects.get(pk=consultation.pk),
                by=fresh(scene.secretary),
                now=timezone.now(),
            )
        ]
        * 2
    )

    assert len({one.closed_at for one in results}) == 1
    assert scene.dossier.events.filter(kind="consultatie-gesloten").count() == 1
