"""The consequences of a decision, and what happens after it is published."""

import datetime
import random

import pytest

from catalogue.enums import NO_STATEMENT, AdoptionState
from catalogue.queries.recount import state_on
from governance.domain.decisions.applying import (
    NotInEvaluation,
    ReportMissing,
    conclude_evaluation,
    start_evaluations,
    take_force,
)
from governance.domain.decisions.impact import hashed, store_impact
from governance.domain.decisions.plans import (
    Condition,
    PlanImpossible,
    plan_escalation,
)
from governance.domain.events import canonical_json, sha256_of
from governance.enums import BodyKind, PlanCondition, Stage
from governance.models import Dossier, EscalationPlan
from journal.models import Message
from municipalities.models import Municipality
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import AT, UserFactory
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory, StandardVersionFactory
from tests.factories.governance import dossier_at
from tests.factories.municipalities import MunicipalityFactory

from .scene import NOW, TODAY, before_board

pytestmark = pytest.mark.django_db
START = datetime.date(2025, 1, 1)
STATES = [
    state
    for state in AdoptionState
    if state not in (AdoptionState.PLANNED, AdoptionState.IMPLEMENTING)
]


def days(number):
    return datetime.timedelta(days=number)


def random_statements(seed):
    """A standard with two versions, and what municipalities said about it."""
    chance = random.Random(seed)
    standard = StandardFactory()
    versions = [None]
    for position in (1, 2):
        versions.append(
            StandardVersionFactory(
                standard=standard, number=f"{position}.0", position=position
            )
        )
    living = [
        *MunicipalityFactory.create_batch(6),
        MunicipalityFactory(valid_to=START + days(200)),
        MunicipalityFactory(valid_from=START + days(300)),
    ]
    for number in range(24):
        municipality, state = chance.choice(living), chance.choice(STATES)
        effective = START + days(chance.randrange(500))
        if not municipality.exists_on(effective):
            continue
        said = {}
        if state == AdoptionState.EXPLAINED:
            said["lapses_on"] = effective + days(chance.randrange(1, 300))
        state_that(
            municipality=municipality,
            standard=standard,
            version=chance.choice(versions),
            state=state,
            effective_on=effective,
            recorded_at=AT + days(number),
            **said,
        )
    return standard


def slow_rows(standard, day):
    """The same from every single statement, one municipality after the other."""
    found = []
    for municipality in Municipality.objects.order_by("code"):
        if not municipality.exists_on(day):
            continue
        said = list(standard.statements.filter(municipality=municipality))
        state = state_on(said, day)
        number, lapses_on = "", None
        if state is not None:
            holding = [s for s in _holding(said, day) if s.state == state]
            best = max(holding, key=lambda s: s.version.position if s.version else -1)
            number = best.version.number if best.version else ""
            lapses_on = best.lapses_on
        found.append(
            {
                "gemeente": municipality.code,
                "naam": municipality.name,
                "stand": state.value if state else NO_STATEMENT,
                "versie": number,
                "vervaltOp": lapses_on.isoformat() if lapses_on else None,
            }
        )
    return found


def _holding(said, day):
    for version in {s.version_id for s in said}:
        begun = [s for s in said if s.version_id == version and s.effective_on <= day]
        if begun:
            last = max(begun, key=lambda s: (s.effective_on, s.recorded_at, s.pk))
            if last.lapses_on is None or last.lapses_on > day:
                yield last


@pytest.mark.parametrize("seed", range(4))
def test_what_is_stored_equals_a_slow_recount(seed):
    standard = random_statements(seed)
    dossier = dossier_at(Stage.BOARD, standard=standard)

    for offset in (0, 199, 200, 300, 450, 900):
        day = START + days(offset)
        impact = store_impact(
            dossier=dossier, level=2, as_of=day, by=UserFactory(), now=NOW
        )

        assert impact.rows == slow_rows(standard, day)
        assert sum(impact.totals.values()) == len(impact.rows)
        assert impact.sha256 == sha256_of(canonical_json(hashed(impact)))


CONDITIONS = [Condition(PlanCondition.COVERAGE, 50)]


def planned(scene, **changed):
    return plan_escalation(
        **{
            "dossier": scene.dossier,
            "to_level": 2,
            "planned_on": TODAY,
            "conditions": CONDITIONS,
            "by": scene.secretaries[BodyKind.BOARD],
            "now": NOW,
            **changed,
        }
    )


def test_a_plan_has_conditions_and_skips_no_level():
    scene = before_board()

    for changed in ({"conditions": []}, {"to_level": 3}):
        with pytest.raises(PlanImpossible):
            planned(scene, **changed)
    with pytest.raises(NotAllowed):
        planned(scene, by=scene.secretaries[BodyKind.COLLEGE])

    assert list(EscalationPlan.objects.all()) == []
    assert planned(scene).conditions == [{"soort": "dekking", "getal": 50}]


def test_how_the_plan_stood_is_kept_with_the_decision():
    scene = before_board()
    planned(scene)

    decision = scene.enter()

    [condition] = decision.plan_evaluation["voorwaarden"]
    assert (condition["soort"], condition["stand"], condition["gehaald"]) == (
        "dekking",
        0,
        False,
    )


def stage_of(scene):
    return Dossier.objects.get(pk=scene.dossier.pk).stage


def test_a_decision_takes_force_on_its_day_and_is_evaluated_twice():
    scene = before_board()
    scene.published(in_force_on=TODAY + days(1))
    year = days(366)

    assert (take_force(now=NOW), stage_of(scene)) == (0, Stage.PUBLISHED)
    assert (take_force(now=NOW + days(1)), stage_of(scene)) == (1, Stage.IN_USE)
    assert take_force(now=NOW + days(1)) == 0
    assert start_evaluations(now=NOW + days(300)) == 0
    assert start_evaluations(now=NOW + days(1) + year) == 1
    assert start_evaluations(now=NOW + days(1) + year) == 0
    secretary = scene.secretaries[BodyKind.BOARD]
    step = {"dossier": scene.dossier, "by": secretary, "now": NOW}
    with pytest.raises(ReportMissing):
        conclude_evaluation(to=Stage.EXTENDED, report=" ", **step)
    with pytest.raises(NotInEvaluation):
        conclude_evaluation(to=Stage.REPEALED, report="Weg.", **step)
    conclude_evaluation(to=Stage.EXTENDED, report="Het werkt.", **step)
    assert start_evaluations(now=NOW + days(1) + year) == 0
    assert start_evaluations(now=NOW + days(1) + 2 * year) == 1
    conclude_evaluation(to=Stage.EXTENDED, report="Nog steeds.", **step)
    assert start_evaluations(now=NOW + days(1) + 4 * year) == 0

    asked = Message.objects.filter(handler="governance.announce_evaluation")
    assert asked.count() == 2


def test_others_do_not_conclude_an_evaluation():
    scene = before_board()
    there = dossier_at(Stage.EVALUATION)

    with pytest.raises(NotAllowed):
        conclude_evaluation(
            dossier=there,
            to=Stage.EXTENDED,
            report="Het werkt.",
            by=scene.secretaries[BodyKind.COLLEGE],
            now=NOW,
        )

    assert Dossier.objects.get(pk=there.pk).stage == Stage.EVALUATION
