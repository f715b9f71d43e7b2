"""What a level of bindingness needs before it can be decided, who decides, and when."""

import pytest

from catalogue.enums import Bindingness
from governance.domain.decisions.deciding import (
    DateImpossible,
    GateClosed,
    record_decision,
)
from governance.enums import BodyKind, Stage

from .decision_making import DAY, db, nothing_decided
from .scene import NOW, TODAY, Scene, before_board


@db
def test_level_two_needs_the_advice_of_the_college():
    scene = Scene(Stage.BOARD)

    with pytest.raises(GateClosed, match="advies van het College van Dienstverlening"):
        scene.enter()

    nothing_decided(scene)


@db
def test_level_three_needs_the_closed_consultation_of_the_members():
    scene = before_board(level=3, now_at=2)
    scene.members_asked(closed_at=None)

    with pytest.raises(GateClosed, match="leden zijn geraadpleegd"):
        scene.enter()
    nothing_decided(scene)

    scene.dossier.consultations.update(closed_at=NOW)
    assert scene.confirmed().level == Bindingness.MANDATORY


@db
def test_no_level_is_skipped():
    scene = before_board(level=2, now_at=0)

    with pytest.raises(GateClosed, match="één stap per keer"):
        scene.enter()

    nothing_decided(scene)


@db
def test_the_directorate_decides_about_level_one_only():
    scene = before_board(level=1, now_at=0)
    directorate = scene.bodies[BodyKind.DIRECTORATE]
    enter = {"body": directorate, "by": scene.secretaries[BodyKind.DIRECTORATE]}

    decision = record_decision(
        dossier=scene.dossier, decided=scene.decided(), now=NOW, **enter
    )

    assert decision.body == directorate


@db
def test_the_directorate_does_not_decide_about_level_two():
    scene = before_board()

    with pytest.raises(GateClosed, match="alleen het VNG-bestuur"):
        record_decision(
            dossier=scene.dossier,
            body=scene.bodies[BodyKind.DIRECTORATE],
            decided=scene.decided(),
            by=scene.secretaries[BodyKind.DIRECTORATE],
            now=NOW,
        )

    nothing_decided(scene)


@db
@pytest.mark.parametrize(
    "changed",
    [
        {"decided_on": TODAY + DAY},
        {"in_force_on": None},
        {"in_force_on": TODAY - DAY},
    ],
)
def test_days_lie_where_they_can(changed):
    scene = before_board()

    with pytest.raises(DateImpossible):
        scene.enter(**changed)

    nothing_decided(scene)
