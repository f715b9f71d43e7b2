"""An interest is decided once, and a position lapses only by such a decision."""

import pytest

from governance.domain.rounds.cancelling import cancel_round
from governance.models import (
    ConflictDeclaration,
    PositionVoid,
)

from .attacking import refusal_of, run
from .conflicts import accepted, declared
from .scene import AGAINST, Scene


@pytest.mark.django_db
def test_an_interest_is_decided_once_and_never_deleted():
    scene = Scene(members=3)
    conflict = accepted(scene, scene.members[0])
    table = "governance_conflictdeclaration"

    for change, rule in {
        f"UPDATE {table} SET state = 'niet-erkend'": "conflict_decided_once",
        f"UPDATE {table} SET ground = 'Iets anders'": "conflict_decided_once",
        f"DELETE FROM {table}": "conflict_stays",
    }.items():
        assert refusal_of(lambda change=change: run(change)) == rule

    assert ConflictDeclaration.objects.get().state == conflict.state
    at_once = declared(scene, scene.members[1], save=False, state="erkend")
    at_once.decided_by, at_once.decided_at = scene.secretary, scene.now
    assert refusal_of(at_once.save) == "conflict_begins_declared"


@pytest.mark.django_db
def test_a_position_lapses_only_by_a_decision_about_its_person():
    scene = Scene(members=3)
    round = scene.open()
    said = scene.take(round)
    conflict = declared(scene, scene.members[0])
    void = PositionVoid(
        position=said,
        conflict=conflict,
        tally_before={},
        tally_after={},
        voided_by_label="Persoon",
        voided_at=scene.now,
    )

    assert refusal_of(void.save) == "void_by_decision"
    assert not PositionVoid.objects.exists()


@pytest.mark.django_db
def test_a_voice_that_was_counted_is_not_recused_without_letting_it_lapse():
    scene = Scene(members=3)
    scene.take(scene.open())
    conflict = declared(scene, scene.members[0])
    ConflictDeclaration.objects.filter(pk=conflict.pk).update(
        state="erkend", decided_by=scene.secretary, decided_at=scene.now
    )

    assert (
        refusal_of(
            lambda: run(
                "UPDATE governance_roundseat SET is_recused = true,"
                " recused_ground = 'Belang' WHERE person_id = %s",
                scene.members[0].pk,
            )
        )
        == "round_seat_recused_voids"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("which", ["older", "cancelled"])
def test_only_what_counts_can_lapse(which):
    scene = Scene(members=3)
    round = scene.open()
    said = scene.take(round)
    if which == "older":
        scene.take(round, said=AGAINST)
    else:
        cancel_round(round=round, reason="Weg", by=scene.secretary, now=scene.now)
    conflict = declared(scene, scene.members[0])
    ConflictDeclaration.objects.filter(pk=conflict.pk).update(
        state="erkend", decided_by=scene.secretary, decided_at=scene.now
    )
    void = PositionVoid(
        position=said,
        conflict=conflict,
        tally_before={},
        tally_after={},
        voided_by_label="Persoon",
        voided_at=scene.now,
    )

    rule = {"older": "void_of_the_last", "cancelled": "void_of_a_count"}[which]
    assert refusal_of(void.save) == rule
