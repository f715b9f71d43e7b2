"""What PostgreSQL refuses of a proposal, with whichever switch somebody tries."""

import pytest
from django.db import DatabaseError, connection, transaction

from catalogue.queries.freshness import catalogue_version
from governance.domain.dossiers.inadmissible import (
    decide_inadmissible,
    propose_inadmissible,
)
from governance.domain.dossiers.intake import take_in
from governance.domain.events import add_event
from governance.domain.stages import move
from governance.enums import BodyKind, Stage
from governance.models import Dossier, InadmissibleProposal, NumberSeries
from tests.factories.accounts import AT
from tests.factories.governance import (
    DossierFactory,
    DossierVersionFactory,
    PaperFactory,
    another_version,
    dossier_at,
)
from tests.governance.dossiers.proposing import secretary, submitted

pytestmark = pytest.mark.django_db
SWITCHES = {
    "plain": "",
    "without triggers": "SET LOCAL pgtrigger.ignore = 'all'",
    "as a replica": "SET LOCAL session_replication_role = replica",
    "as the owner": "SET LOCAL ROLE portal_owner",
}
every_switch = pytest.mark.parametrize("switch", SWITCHES.values(), ids=SWITCHES)


def refused(statement, switch=""):
    """Whether PostgreSQL refuses it, or already the switch."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if switch:
                cursor.execute(switch)
            cursor.execute(statement)
    except DatabaseError:
        return True
    return False


@every_switch
@pytest.mark.parametrize(
    "change",
    [
        "stage = 'intake', stage_event = 2",
        "stage = 'bestuur', stage_event = 1",
        "number = 'D-2026-009'",
        "event_count = 9, head_hash = repeat('a', 64)",
    ],
)
def test_no_switch_moves_or_renames_a_dossier(change, switch):
    dossier = dossier_at(Stage.SUBMITTED)

    assert refused(f"UPDATE governance_dossier SET {change}", switch)
    found = Dossier.objects.get(pk=dossier.pk)
    assert (found.stage, found.number) == (Stage.SUBMITTED, dossier.number)


@every_switch
@pytest.mark.parametrize("table", ["dossierevent", "dossierversion"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_no_switch_alters_what_was_said_or_submitted(change, table, switch):
    dossier_at(Stage.SUBMITTED)

    assert refused(change.format(f"governance_{table}"), switch)


@pytest.mark.parametrize("change", ["last = 0", "last = 3", "year = 1999"])
def test_numbers_come_one_after_the_other(change):
    dossier_at(Stage.SUBMITTED)

    assert refused(f"UPDATE governance_numberseries SET {change}")
    assert refused("DELETE FROM governance_numberseries")
    assert NumberSeries.objects.get().last == 1


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("dossier_once", ("{number}", 2030, 7)),
        ("dossier_number_once", ("D-2030-007", 2026, 1)),
    ],
)
def test_a_number_is_given_to_one_dossier(name, given):
    first = dossier_at(Stage.SUBMITTED)
    second = DossierFactory()
    DossierVersionFactory(dossier=second)
    number, second.year, second.sequence = given
    second.number = number.format(number=first.number)

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        move(second, Stage.SUBMITTED, by=second.started_by, now=AT)

    assert refusal.value.__cause__.diag.constraint_name == name
    assert Dossier.objects.get(pk=second.pk).stage == Stage.DRAFT


@pytest.mark.parametrize(
    ("stage", "number"), [(Stage.INTAKE, 2), (Stage.DRAFT, 3), (Stage.BOARD, 2)]
)
def test_a_version_comes_after_the_last_and_only_where_one_may_write(stage, number):
    if stage is Stage.DRAFT:
        dossier = DossierVersionFactory().dossier
    else:
        dossier = dossier_at(stage)

    with pytest.raises(DatabaseError), transaction.atomic():
        DossierVersionFactory(dossier=dossier, number=number)

    assert dossier.versions.count() == 1


def test_what_was_submitted_gets_no_papers_afterwards():
    version = dossier_at(Stage.SUBMITTED).versions.get()

    with pytest.raises(DatabaseError), transaction.atomic():
        PaperFactory(subject_key=version.subject_key, dossier=version.dossier)

    assert version.dossier.papers.count() == 0


def test_nobody_judges_outside_the_intake():
    version = dossier_at(Stage.SUBMITTED).versions.get()

    assert refused(
        "INSERT INTO governance_intakecheck (version_id, criterion, verdict, note,"
        f" checked_by_label, checked_at) VALUES ({version.pk}, 'behoefte', 'voldoet',"
        " '', 'Persoon', now())"
    )
    assert version.intake_checks.count() == 0


def in_intake():
    keeper = secretary()
    dossier = take_in(dossier=submitted(), by=keeper, now=AT)
    return dossier, keeper


def step(dossier, to):
    """The event of a step, so that only the guard of the step itself is left."""
    event = add_event(
        "fase-gewijzigd",
        dossier=dossier,
        by=dossier.started_by,
        now=AT,
        payload={"van": str(dossier.stage), "naar": str(to)},
    )
    return (
        f"UPDATE governance_dossier SET stage = '{to}', stage_event = {event.sequence}"
    )


@every_switch
def test_no_dossier_is_inadmissible_by_one_person(switch):
    dossier, keeper = in_intake()
    propose_inadmissible(dossier=dossier, reason="Geen.", by=keeper, now=AT)

    assert refused(step(dossier, Stage.INADMISSIBLE), switch)
    assert Dossier.objects.get(pk=dossier.pk).stage == Stage.INTAKE


@pytest.mark.parametrize(
    "change",
    [
        "reason = 'Anders'",
        "is_confirmed = false",
        "decided_by_id = NULL, decided_at = NULL, is_confirmed = NULL",
    ],
)
def test_what_the_second_person_decided_stays(change):
    dossier, keeper = in_intake()
    propose_inadmissible(dossier=dossier, reason="Geen.", by=keeper, now=AT)
    other = secretary(BodyKind.COLLEGE)
    decide_inadmissible(dossier=dossier, confirms=True, by=other, now=AT)

    assert refused(f"UPDATE governance_inadmissibleproposal SET {change}")
    assert refused("DELETE FROM governance_inadmissibleproposal")
    assert InadmissibleProposal.objects.get().is_confirmed is True


@pytest.mark.parametrize(
    "asked", [{"intended_level": 3}, {"kind": "verzwaring"}, {"intended_level": 2}]
)
def test_no_fast_lane_past_the_consultation_of_everybody(asked):
    dossier = dossier_at(Stage.INTAKE, **asked)
    fast = "" if asked == {"intended_level": 2} else ", is_fast_lane = true"

    assert refused(step(dossier, Stage.TASKFORCE) + fast)
    assert Dossier.objects.get(pk=dossier.pk).stage == Stage.INTAKE


def test_nothing_is_submitted_without_a_version():
    dossier = DossierFactory()

    assert refused(
        step(dossier, Stage.SUBMITTED)
        + ", number = 'D-2026-001', year = 2026, sequence = 1"
    )
    assert Dossier.objects.get(pk=dossier.pk).stage == Stage.DRAFT


@pytest.mark.parametrize(
    "change",
    [
        "intended_level = 3",
        "title = 'Anders'",
        "kind = 'intrekking'",
        "asked_cents = 1",
        "intended_in_force_on = '2030-01-01'",
    ],
)
@every_switch
def test_what_was_submitted_stays_as_it_is(change, switch):
    dossier = dossier_at(Stage.CONSULTATION)
    before = Dossier.objects.values().get(pk=dossier.pk)

    assert refused(f"UPDATE governance_dossier SET {change}", switch)
    assert Dossier.objects.values().get(pk=dossier.pk) == before


def test_a_dossier_that_moves_makes_pages_new():
    dossier = dossier_at(Stage.SUBMITTED)
    before = catalogue_version()

    move(dossier, Stage.INTAKE, by=dossier.started_by, now=AT)

    assert catalogue_version() > before


def test_a_new_version_comes_after_the_dossier_was_returned():
    dossier = dossier_at(Stage.COLLEGE)

    second = another_version(dossier, text="Anders.")

    assert (second.number, Dossier.objects.get(pk=dossier.pk).stage) == (
        2,
        Stage.COLLEGE,
    )
