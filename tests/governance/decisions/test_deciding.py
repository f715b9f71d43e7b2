"""A decision rests on its advice, says why it deviates, and is confirmed by another."""

import itertools

import pytest
from django.db import (
    connection,
)

from catalogue.enums import Bindingness
from governance.domain.decisions.deciding import (
    MotivationMissing,
    confirm_decision,
    record_decision,
)
from governance.domain.decisions.forwarding import AdviceMissing, to_board, to_college
from governance.enums import AdviceVerdict, BodyKind, Outcome, Stage
from governance.models import Decision, Dossier
from governance.rules.decisions import deviates
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.governance import (
    member_of,
)

from .decision_making import AGAINST, FOR, IF, db, nothing_decided, refused_by
from .scene import NOW, Scene, before_board


@db
def test_the_same_text_travels_with_its_advice_from_body_to_body():
    scene = Scene()
    first = scene.advised(BodyKind.TASKFORCE)
    sha256 = scene.dossier.versions.get().sha256

    to_college(dossier=scene.dossier, by=scene.secretaries[BodyKind.TASKFORCE], now=NOW)
    second = scene.advised(BodyKind.COLLEGE)
    moved = to_board(
        dossier=scene.dossier, by=scene.secretaries[BodyKind.COLLEGE], now=NOW
    )

    steps = moved.events.filter(kind="fase-gewijzigd").order_by("-sequence")[:2]
    assert [
        (step.payload["naar"], step.payload["advies"], step.payload["versieSha256"])
        for step in steps
    ] == [
        ("bestuur", second.number, sha256),
        ("college", first.number, sha256),
    ]


@db
@pytest.mark.parametrize(
    ("stage", "forward", "kind"),
    [
        (Stage.TASKFORCE, to_college, BodyKind.TASKFORCE),
        (Stage.COLLEGE, to_board, BodyKind.COLLEGE),
    ],
)
def test_without_an_advice_on_this_text_a_dossier_goes_no_further(stage, forward, kind):
    scene = Scene(stage)
    secretary = scene.secretaries[kind]
    scene.written(kind)

    with pytest.raises(AdviceMissing):
        forward(dossier=scene.dossier, by=secretary, now=NOW)
    with pytest.raises(NotAllowed):
        forward(dossier=scene.dossier, by=scene.second, now=NOW)

    assert Dossier.objects.get(pk=scene.dossier.pk).stage == stage


@db
def test_a_decision_is_entered_by_one_and_confirmed_by_another():
    scene = before_board()

    decision = scene.confirmed()

    scene.dossier.refresh_from_db()
    assert (scene.dossier.stage, decision.deviates, decision.advice) == (
        Stage.DECIDED,
        False,
        scene.advice,
    )
    assert decision.confirmed_by == scene.second


@db
def test_who_entered_it_does_not_confirm_it():
    scene = before_board()
    decision = scene.enter()

    for stranger in (decision.entered_by, scene.secretaries[BodyKind.COLLEGE]):
        with pytest.raises(NotAllowed):
            confirm_decision(decision=decision, by=stranger, now=NOW)

    decision.refresh_from_db()
    assert decision.confirmed_at is None
    assert confirm_decision(
        decision=decision, by=member_of(scene.board), now=NOW
    ).confirmed_at


@db
def test_only_the_secretary_of_who_decides_enters_a_decision():
    scene = before_board()

    for stranger in (
        scene.secretaries[BodyKind.COLLEGE],
        scene.chairs[BodyKind.BOARD],
        member_of(scene.board),
    ):
        with pytest.raises(NotAllowed):
            record_decision(
                dossier=scene.dossier,
                body=scene.board,
                decided=scene.decided(),
                by=stranger,
                now=NOW,
            )

    nothing_decided(scene)


@db
@pytest.mark.parametrize(
    ("votes", "changed", "to"),
    [
        (AGAINST, {}, Stage.DECIDED),
        (FOR, {"outcome": Outcome.RETURN, "level": 0}, Stage.RETURNED),
        (FOR, {"outcome": Outcome.REJECT, "level": 0}, Stage.REJECTED),
        (FOR, {"outcome": Outcome.ADOPT_CHANGED}, Stage.DECIDED),
        (FOR, {"level": Bindingness.RECOMMENDED}, Stage.DECIDED),
        (IF, {}, Stage.DECIDED),
        (IF, {"outcome": Outcome.REJECT, "level": 0}, Stage.REJECTED),
    ],
)
def test_what_deviates_from_the_advice_says_why(votes, changed, to):
    scene = before_board(votes)

    with pytest.raises(MotivationMissing):
        scene.enter(**changed)
    nothing_decided(scene)

    decision = scene.confirmed(**changed, motivation="De kosten wegen zwaarder.")
    assert decision.deviates
    assert Dossier.objects.get(pk=scene.dossier.pk).stage == to


@db
def test_conditions_that_are_taken_over_word_for_word_are_no_deviation():
    scene = before_board(IF)

    decision = scene.confirmed(takes_conditions=True)

    assert (decision.deviates, decision.conditions) == (False, scene.advice.conditions)


@db
def test_postgresql_knows_the_same_deviations():
    cases = list(
        itertools.product(
            Outcome.values,
            [None, *AdviceVerdict.values],
            ["", "Met hulp.", " Met hulp.\n"],
            [True, False],
        )
    )
    asked = [
        {
            "outcome": outcome,
            "verdict": verdict,
            "advised_conditions": "Met hulp.",
            "conditions": conditions,
            "as_proposed": as_proposed,
        }
        for outcome, verdict, conditions, as_proposed in cases
    ]
    with connection.cursor() as cursor:
        known = []
        for case in asked:
            cursor.execute(
                "SELECT decision_deviates(%(outcome)s, %(verdict)s,"
                " %(advised_conditions)s, %(conditions)s, %(as_proposed)s)",
                case,
            )
            known.append(cursor.fetchone()[0])

    assert known == [deviates(**case) for case in asked]


@db
@pytest.mark.parametrize("says", [False, True])
def test_postgresql_computes_itself_whether_a_decision_deviates(says):
    scene = before_board(AGAINST)
    good = scene.enter(motivation="Het moet.")
    good.delete()
    row = Decision(
        **{
            field.attname: getattr(good, field.attname)
            for field in Decision._meta.concrete_fields
            if not field.primary_key
        }
    )
    row.motivation, row.deviates = "", says

    assert refused_by(row.save) == "decision_deviation_has_motivation"
    nothing_decided(scene)
