"""PostgreSQL keeps decisions, whichever way the attack comes."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import (
    DatabaseError,
    connections,
    transaction,
)

from governance.domain.decisions.advising import write_advice
from governance.domain.decisions.deciding import (
    AlreadyDecided,
    confirm_decision,
)
from governance.domain.decisions.establishing import establish_advice
from governance.domain.stages import move
from governance.enums import BodyKind, Stage
from governance.models import Decision
from tests.factories.governance import (
    WAY,
    DossierVersionFactory,
    dossier_at,
    member_of,
)

from .decision_making import db, nothing_decided, refused_by, sql
from .scene import NOW, before_board, level_of, round_of

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
        lambda: sql(
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
        lambda: sql(
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
        sql(switch + attack)

    assert Decision.objects.values().get() == before


@db
def test_a_confirmed_decision_stays_as_it_is():
    before_board().confirmed()
    before = Decision.objects.values().get()

    refusals = [
        refused_by(partial(sql, attack))
        for attack in (
            "UPDATE governance_decision SET plan_evaluation = '{}'",
            "DELETE FROM governance_decision",
        )
    ]

    assert refusals == ["decision_confirmed_stays"] * 2
    assert Decision.objects.values().get() == before


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
