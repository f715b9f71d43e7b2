"""A decision rests on its advice, says why it deviates, and is confirmed by another."""

import datetime
import itertools
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import (
    DatabaseError,
    IntegrityError,
    connection,
    connections,
    transaction,
)

from catalogue.enums import Bindingness
from governance.domain.decisions.advising import write_advice
from governance.domain.decisions.deciding import (
    AlreadyDecided,
    DateImpossible,
    GateClosed,
    MotivationMissing,
    confirm_decision,
    discard_decision,
    record_decision,
    renew_impact,
)
from governance.domain.decisions.establishing import establish_advice
from governance.domain.decisions.forwarding import AdviceMissing, to_board, to_college
from governance.domain.stages import move
from governance.enums import AdviceVerdict, BodyKind, Outcome, Stage
from governance.models import Decision, Dossier
from governance.rules.decisions import deviates
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.governance import (
    WAY,
    DossierVersionFactory,
    dossier_at,
    member_of,
)

from .scene import NOW, TODAY, Scene, before_board, level_of, round_of

FOR, IF, AGAINST = ("voor",), ("voor-mits", "voor"), ("tegen", "tegen")
DAY = datetime.timedelta(days=1)
db = pytest.mark.django_db


def refused_by(write):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return refusal.value.__cause__.diag.constraint_name


def nothing_decided(scene):
    assert list(Decision.objects.all()) == []
    assert Dossier.objects.get(pk=scene.dossier.pk).stage == Stage.BOARD


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


@db
def test_what_waits_is_not_entered_twice_and_can_be_taken_away():
    scene = before_board()
    decision = scene.enter()

    with pytest.raises(AlreadyDecided):
        scene.enter()
    discard_decision(decision=decision, by=decision.entered_by, now=NOW)

    nothing_decided(scene)
    again = scene.confirmed()
    with pytest.raises(AlreadyDecided):
        discard_decision(decision=again, by=again.entered_by, now=NOW)


@db
def test_the_consequences_can_be_made_anew_until_it_is_confirmed():
    scene = before_board()
    decision = scene.enter()
    first = decision.impact

    renewed = renew_impact(decision=decision, by=decision.entered_by, now=NOW)
    confirmed = confirm_decision(decision=renewed, by=scene.second, now=NOW)

    assert (confirmed.impact != first, confirmed.impact.as_of) == (True, first.as_of)
    with pytest.raises(AlreadyDecided):
        renew_impact(decision=confirmed, by=decision.entered_by, now=NOW)


ROWS = {
    "decision_dossier_is_there": lambda s: {"outcome": "intrekken", "level": 0},
    "decision_by_its_body": lambda s: {"body": s.college},
    "decision_names_its_advice": lambda s: {"advice": None},
    "decision_level_is_adopted": lambda s: {"outcome": "afwijzen"},
    "decision_begins_unconfirmed": lambda s: {
        "confirmed_at": NOW,
        "confirmed_by": s.second,
    },
    "decision_members_were_asked": lambda s: {
        "members_consultation": s.members_asked(closed_at=None)
    },
    "decision_of_the_last_version": lambda s: {
        "version": dossier_at(Stage.BOARD).versions.get()
    },
    "decision_level_of_a_standard": lambda s: of_no_standard(),
    "decision_advice_stands": lambda s: replaced(s),
}


def of_no_standard():
    """A dossier that is about nothing in the catalogue."""
    dossier = dossier_at(Stage.BOARD, intended_level=2)
    return {"dossier": dossier, "version": dossier.versions.get(), "advice": None}


def replaced(scene):
    """The advice on the text of now gave way to a later one on the text before."""
    before = scene.dossier.versions.get()
    by, dossier = scene.second, scene.dossier
    dossier.refresh_from_db()
    move(dossier, Stage.RETURNED, by=by, now=NOW)
    now_before = DossierVersionFactory(dossier=dossier, number=2)
    for step in WAY[: WAY.index(Stage.BOARD) + 1]:
        move(dossier, step, by=by, now=NOW)
    advice = scene.advised()
    made = round_of(scene.college, dossier, version=before)
    secretary = scene.secretaries[BodyKind.COLLEGE]
    later = write_advice(
        of_round=made, verdict="positief", text="Doen.", by=secretary, now=NOW
    )
    establish_advice(advice=later, by=scene.chairs[BodyKind.COLLEGE], now=NOW)
    return {"version": now_before, "advice": advice}


@db
@pytest.mark.parametrize("rule", ROWS)
def test_postgresql_refuses_a_decision_that_rests_on_nothing(rule):
    scene = before_board()
    good = scene.enter()
    good.delete()
    values = {
        field.attname: getattr(good, field.attname)
        for field in Decision._meta.concrete_fields
        if not field.primary_key
    }
    row = Decision(**values)
    for name, value in ROWS[rule](scene).items():
        setattr(row, name, value)

    assert refused_by(row.save) == rule
    nothing_decided(scene)


CONFIRM = "confirmed_at = now(), confirmed_by_id = {second}"
CHANGES = {
    f"{CONFIRM}, text = 'Iets anders.'": "decision_confirmed_as_entered",
    f"{CONFIRM}, impact_id = NULL": "decision_confirmed_as_entered",
    "text = 'Iets anders.'": "decision_confirmed_as_entered",
    "level = 1": "decision_confirmed_as_entered",
    "motivation = 'x'": "decision_confirmed_as_entered",
}


@db
@pytest.mark.parametrize("change", CHANGES)
def test_postgresql_confirms_only_what_was_entered(change):
    scene = before_board()
    scene.enter()
    before = Decision.objects.values().get()

    refusal = refused_by(
        lambda: _sql(
            f"UPDATE governance_decision SET {change.format(second=scene.second.pk)}"
        )
    )

    assert refusal == CHANGES[change]
    assert Decision.objects.values().get() == before


@db
def test_postgresql_confirms_nothing_without_the_picture_of_its_consequences():
    scene = before_board()
    decision = scene.enter()
    Decision.objects.filter(pk=decision.pk).update(impact=None)

    refusal = refused_by(
        lambda: _sql(
            "UPDATE governance_decision SET " + CONFIRM.format(second=scene.second.pk)
        )
    )

    assert refusal == "decision_impact_was_shown"


@db
def test_postgresql_lets_no_decision_skip_a_level():
    scene = before_board()
    decision = scene.enter()
    level_of(scene.standard, 0, in_force_on=datetime.date(2022, 1, 1))

    refusal = refused_by(
        lambda: Decision.objects.filter(pk=decision.pk).update(
            confirmed_at=NOW, confirmed_by=scene.second
        )
    )

    assert refusal == "decision_skips_no_level"


@db
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE governance_decision SET motivation = 'Iets anders.'",
        "UPDATE governance_decision SET confirmed_at = NULL, confirmed_by_id = NULL",
        "DELETE FROM governance_decision",
        "TRUNCATE governance_decision CASCADE",
    ],
)
@pytest.mark.parametrize(
    "switch",
    [
        "",
        "SET LOCAL pgtrigger.ignore = 'all'; ",
        "SET LOCAL session_replication_role = replica; ",
        "SET ROLE portal_owner; ",
        "ALTER TABLE governance_decision DISABLE TRIGGER ALL; ",
    ],
)
def test_no_switch_lets_a_confirmed_decision_be_changed(switch, attack):
    before_board().confirmed()
    before = Decision.objects.values().get()

    with pytest.raises(DatabaseError), transaction.atomic():
        _sql(switch + attack)

    assert Decision.objects.values().get() == before


@db
def test_a_confirmed_decision_stays_as_it_is():
    before_board().confirmed()
    before = Decision.objects.values().get()

    refusals = [
        refused_by(partial(_sql, attack))
        for attack in (
            "UPDATE governance_decision SET plan_evaluation = '{}'",
            "DELETE FROM governance_decision",
        )
    ]

    assert refusals == ["decision_confirmed_stays"] * 2
    assert Decision.objects.values().get() == before


def _sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@db
def test_postgresql_wants_another_to_confirm():
    scene = before_board()
    decision = scene.enter()

    refusal = refused_by(
        lambda: Decision.objects.filter(pk=decision.pk).update(
            confirmed_at=NOW, confirmed_by=decision.entered_by
        )
    )

    assert refusal == "decision_confirmed_by_another"


def test_of_two_people_who_confirm_at_once_one_is_told(racing_db):
    scene = before_board()
    decision = scene.enter()
    people = [scene.second, member_of(scene.board)]
    start = Barrier(2)

    def confirm(person):
        start.wait()
        try:
            confirm_decision(decision=decision, by=person, now=NOW)
            return "bevestigd"
        except AlreadyDecided:
            return "al bevestigd"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(confirm, people))

    assert outcomes == ["al bevestigd", "bevestigd"]
    assert scene.dossier.events.filter(kind="besluit-bevestigd").count() == 1
