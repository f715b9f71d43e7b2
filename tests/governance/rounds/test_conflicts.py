"""Interests: others decide, nothing is deleted, and the count is made anew."""

import pytest

from governance.domain.rounds.closing import close_round
from governance.domain.rounds.conflicts import (
    ConflictRefused,
    decide_conflict,
    declare_conflict,
)
from governance.domain.rounds.planning import RoundRefused
from governance.domain.rounds.refusals import PositionRefused
from governance.enums import Recusal, RoundState
from governance.models import ConflictDeclaration, Position, PositionVoid
from governance.queries.rounds.tallies import tally_of
from governance.rules.rounds import is_kept_out, is_recused
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.governance import chair_of

from .conflicts import accepted, declared
from .scene import AGAINST, Scene, counted, drafts_of

pytestmark = pytest.mark.django_db


def test_who_declared_an_interest_never_decides_about_it():
    scene = Scene(members=3)
    own = declared(scene, scene.members[0])
    raised = declare_conflict(
        dossier=scene.dossier,
        body=scene.body,
        person=scene.members[1],
        ground="Werkt daar.",
        by=scene.secretary,
        now=scene.now,
    )

    for conflict, by in [
        (own, scene.members[0]),
        (own, scene.members[2]),
        (raised, scene.secretary),
        (raised, scene.members[1]),
    ]:
        with pytest.raises(NotAllowed):
            decide_conflict(
                conflict=conflict,
                is_accepted=True,
                motivation="Ja.",
                by=by,
                now=scene.now,
            )

    states = ConflictDeclaration.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["gemeld", "gemeld"]


def test_the_chair_decides_where_the_only_secretary_is_on_leave():
    scene = Scene(members=2)

    conflict = accepted(scene, scene.members[0], by=chair_of(scene.body))

    assert conflict.state == "erkend"
    assert is_recused(scene.members[0], scene.dossier, scene.body)


@pytest.mark.parametrize(
    ("recusal", "is_out"), [(Recusal.NO_POSITION, False), (Recusal.LEAVES, True)]
)
def test_who_must_leave_gets_no_papers_either(recusal, is_out):
    scene = Scene(members=2, recusal=recusal)
    accepted(scene, scene.members[0])
    today = scene.now.date()

    kept_out = [
        is_kept_out(member, scene.dossier, scene.body, today)
        for member in scene.members
    ]

    assert kept_out == [is_out, False]


def test_a_round_waits_for_the_judgement_about_a_declared_interest():
    scene = Scene(members=3)
    declared(scene, scene.members[0])
    planned = scene.plan()

    with pytest.raises(RoundRefused) as refusal:
        scene.open(planned)

    assert str(refusal.value) == (
        "Over een gemeld belang is nog niet geoordeeld. Doe dat eerst."
    )
    planned.refresh_from_db()
    assert planned.state == RoundState.PLANNED


def test_who_was_recused_before_the_round_opens_is_out_of_the_count():
    scene = Scene(members=3)
    accepted(scene, scene.members[0])
    round = scene.open()
    scene.take(round, 1)

    with pytest.raises(PositionRefused, match="wegens een belang"):
        scene.take(round, 0)

    closed = close_round(round=round, by=scene.secretary, now=scene.now)
    assert [choice for _, choice, _ in drafts_of(round)] == ["voor"]
    assert (closed.tally["stemgerechtigd"], closed.tally["belang"]) == (3, 1)
    assert (closed.tally["nodig"], closed.has_quorum) == (1, True)


def test_a_late_interest_lets_the_position_lapse_and_counts_again():
    scene = Scene(members=3)
    round = scene.open()
    said = scene.take(round, 0)
    scene.take(round, 1, AGAINST)
    closed = close_round(round=round, by=scene.secretary, now=scene.now)

    accepted(scene, scene.members[0])

    void = PositionVoid.objects.get()
    closed.refresh_from_db()
    assert (void.position, Position.objects.count()) == (said, 2)
    assert void.tally_before == closed.tally
    assert void.tally_before["standpunten"] == counted(voor=1, tegen=1)
    assert void.tally_after["standpunten"] == counted(tegen=1)
    assert (void.tally_after["belang"], void.tally_after["quorum"]) == (1, True)
    assert tally_of(closed).result == "negatief"
    seat = scene.seat(round)
    assert (seat.is_recused, seat.recused_ground) == (True, "Zit bij de leverancier.")
    event = scene.dossier.events.get(kind="belang-erkend")
    assert event.payload["hertellingen"] == [
        {"ronde": round.pk, "voor": void.tally_before, "na": void.tally_after}
    ]


def test_a_lapse_can_take_the_quorum_away_and_it_is_seen():
    scene = Scene(members=2, quorum_percent=100)
    round = scene.open()
    scene.take(round, 0)
    close_round(round=round, by=scene.secretary, now=scene.now)
    accepted(scene, scene.members[0])

    void = PositionVoid.objects.filter(position__round=round).first()

    assert void.tally_before["quorum"] is False
    assert (void.tally_after["nodig"], void.tally_after["quorum"]) == (1, False)


def test_an_interest_that_is_none_changes_nothing():
    scene = Scene(members=2)
    round = scene.open()
    scene.take(round)
    conflict = declared(scene, scene.members[0])

    decide_conflict(
        conflict=conflict,
        is_accepted=False,
        motivation="Dat is geen belang.",
        by=scene.secretary,
        now=scene.now,
    )

    with pytest.raises(ConflictRefused, match="al geoordeeld"):
        decide_conflict(
            conflict=conflict,
            is_accepted=True,
            motivation="Toch wel.",
            by=scene.secretary,
            now=scene.now,
        )
    assert not PositionVoid.objects.exists()
    assert not scene.seat(round).is_recused


def test_a_stranger_raises_nothing():
    scene = Scene(members=2)

    with pytest.raises(NotAllowed):
        declare_conflict(
            dossier=scene.dossier,
            body=scene.body,
            person=scene.members[0],
            ground="Zomaar.",
            by=UserFactory(),
            now=scene.now,
        )

    assert not ConflictDeclaration.objects.exists()
