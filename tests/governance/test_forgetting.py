"""What people kept and never sent is removed after its term, and not a minute before."""

import datetime

import pytest
from django.urls import reverse

from governance.domain.consultations import drafts as response_drafts
from governance.domain.rounds.cancelling import cancel_round
from governance.domain.rounds.closing import close_round
from governance.models import Consultation, PositionDraft, ResponseDraft
from governance.tasks.consultations import forget_response_drafts
from governance.tasks.rounds import forget_position_drafts
from samenorganiseren.shared.retention import term_of
from tests.governance.consultations.scene import Scene as Asking
from tests.governance.consultations.scene import manager
from tests.governance.rounds.scene import Scene as Voting

pytestmark = pytest.mark.django_db
TERM = term_of("unsent")
MINUTE = datetime.timedelta(minutes=1)
BORDER = [(TERM - MINUTE, 1), (TERM + MINUTE, 0)]


def position_draft(scene, round, *, kept_at):
    return PositionDraft.objects.create(
        seat=scene.seat(round),
        person=scene.members[0],
        typed={"standpunt": "voor"},
        changed_at=kept_at,
    )


def response_draft(scene, consultation, *, kept_at):
    return response_drafts.keep_draft(
        consultation=consultation,
        typed={"text": "Wij denken nog na."},
        by=manager()[0],
        now=kept_at,
    )


@pytest.mark.parametrize(("after", "left"), BORDER)
def test_a_draft_of_a_closed_round_goes_after_its_term(after, left):
    scene = Voting(members=3)
    round = scene.open()
    position_draft(scene, round, kept_at=scene.now)
    closed = close_round(round=round, by=scene.secretary, now=scene.now)

    forget_position_drafts(now=closed.closed_at + after)

    assert PositionDraft.objects.count() == left


@pytest.mark.parametrize(("after", "left"), BORDER)
def test_a_draft_that_was_kept_after_the_close_is_counted_from_there(after, left):
    scene = Voting(members=3)
    round = scene.open()
    close_round(round=round, by=scene.secretary, now=scene.now)
    late = scene.now + datetime.timedelta(days=10)
    position_draft(scene, round, kept_at=late)

    forget_position_drafts(now=late + after)

    assert PositionDraft.objects.count() == left


def test_a_draft_of_a_cancelled_round_goes_too():
    scene = Voting(members=3)
    round = scene.open()
    position_draft(scene, round, kept_at=scene.now)
    cancel_round(round=round, reason="Te vroeg.", by=scene.secretary, now=scene.now)

    told = [forget_position_drafts(now=scene.now + TERM + MINUTE) for _ in range(2)]

    assert told == ["1 concepten verwijderd.", "0 concepten verwijderd."]


def test_a_draft_stays_while_the_round_can_be_answered():
    scene = Voting(members=3)
    position_draft(scene, scene.open(), kept_at=scene.now)

    forget_position_drafts(now=scene.now + 10 * TERM)

    assert PositionDraft.objects.count() == 1


@pytest.mark.parametrize(("after", "left"), BORDER)
def test_a_draft_of_a_closed_consultation_goes_after_its_term(after, left):
    scene = Asking()
    consultation = scene.open()
    response_draft(scene, consultation, kept_at=scene.now)
    Consultation.objects.filter(pk=consultation.pk).update(closed_at=scene.now)

    told = [forget_response_drafts(now=scene.now + after) for _ in range(2)]

    assert ResponseDraft.objects.count() == left
    assert told == [f"{1 - left} concepten verwijderd.", "0 concepten verwijderd."]


def test_a_draft_stays_while_the_consultation_is_open():
    scene = Asking()
    response_draft(scene, scene.open(), kept_at=scene.now)

    forget_response_drafts(now=scene.now + 10 * TERM)

    assert ResponseDraft.objects.count() == 1


def test_both_forms_say_how_long_a_draft_stays(client):
    voting, asking = Voting(members=3), Asking()
    round, consultation = voting.open(), asking.open()
    client.force_login(voting.members[0])
    position = client.get(round.get_absolute_url()).content.decode()
    client.force_login(manager()[0])

    response = client.get(reverse("respond", args=[consultation.pk])).content.decode()

    told = "verdwijnt 90 dagen na de sluiting."
    assert (told in position, told in response) == (True, True)
