"""A dossier takes the steps of the procedure, one event each, whichever way it comes."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from governance.domain.events import add_event
from governance.domain.stages import NoSuchStep, move
from governance.enums import Stage
from governance.models import Dossier, DossierEvent
from governance.rules.stages import edges
from tests.factories.accounts import UserFactory
from tests.factories.governance import dossier_at

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)


def refused(statement, *values):
    """Whether PostgreSQL refuses it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        return True
    return False


def test_postgresql_knows_the_same_steps():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a, b FROM unnest(%(all)s::text[]) a, unnest(%(all)s::text[]) b"
            " WHERE dossier_edge_exists(a, b)",
            {"all": list(Stage.values)},
        )
        known = set(cursor.fetchall())

    assert known == {(str(before), str(after)) for before, after in edges()}


def test_a_step_is_one_event_that_says_from_where_to_where():
    dossier = dossier_at(Stage.SUBMITTED)

    move(dossier, Stage.INTAKE, by=UserFactory(), now=NOW)

    steps = [
        (event.sequence, event.payload["van"], event.payload["naar"])
        for event in dossier.events.all()
    ]
    assert steps == [(1, "concept", "ingediend"), (2, "ingediend", "intake")]
    dossier.refresh_from_db()
    assert (dossier.stage, dossier.event_count, dossier.stage_event) == (
        Stage.INTAKE,
        2,
        2,
    )


def test_a_step_that_does_not_exist_is_refused_with_a_sentence():
    dossier = dossier_at(Stage.SUBMITTED)

    with pytest.raises(NoSuchStep) as refusal:
        move(dossier, Stage.BOARD, by=UserFactory(), now=NOW)

    assert str(refusal.value) == (
        "Dit dossier staat op “ingediend”. Van daar kan het niet naar “bij het "
        "VNG-bestuur”. Ververs de pagina."
    )
    dossier.refresh_from_db()
    assert (dossier.stage, dossier.event_count) == (Stage.SUBMITTED, 1)


def test_postgresql_moves_no_dossier_without_its_event():
    dossier = dossier_at(Stage.SUBMITTED)

    assert refused("UPDATE governance_dossier SET stage = 'intake', stage_event = 2")
    assert refused("UPDATE governance_dossier SET stage = 'intake', stage_event = 1")
    assert Dossier.objects.get(pk=dossier.pk).stage == Stage.SUBMITTED


def test_postgresql_knows_no_step_that_the_procedure_does_not_know():
    dossier = dossier_at(Stage.SUBMITTED)
    add_event(
        "fase-gewijzigd",
        dossier=dossier,
        by=UserFactory(),
        now=NOW,
        payload={"van": "ingediend", "naar": "bestuur"},
    )

    assert refused("UPDATE governance_dossier SET stage = 'bestuur', stage_event = 2")
    assert Dossier.objects.get(pk=dossier.pk).stage == Stage.SUBMITTED


@pytest.mark.parametrize(
    "change",
    ["number = 'D-2000-001'", "event_count = 9", "head_hash = repeat('a', 64)"],
)
def test_postgresql_keeps_the_number_and_the_chain(change):
    dossier_at(Stage.SUBMITTED)

    assert refused(f"UPDATE governance_dossier SET {change}")


def test_what_was_submitted_is_never_deleted():
    dossier = dossier_at(Stage.SUBMITTED)

    # Undone whatever comes of it: nothing may be left pointing at what is gone.
    with transaction.atomic():
        is_refused = refused("DELETE FROM governance_dossier WHERE id = %s", dossier.pk)
        transaction.set_rollback(True)

    assert is_refused
    assert Dossier.objects.filter(pk=dossier.pk).exists()


EVENT = (
    "INSERT INTO governance_dossierevent (dossier_id, sequence, kind, visibility, at,"
    " payload, previous_hash, canonical, hash) SELECT dossier_id, {sequence}, kind,"
    " visibility, at, payload, {previous}, {canonical}, {hash}"
    " FROM governance_dossierevent"
)


@pytest.mark.parametrize(
    ("sequence", "previous", "canonical", "fingerprint"),
    [
        ("3", "hash", "canonical", "'x'"),
        ("2", "previous_hash", "canonical", "'x'"),
        ("2", "hash", "canonical", "'x'"),
        (
            "2",
            "hash",
            # Its hash is right and its own, and the text tells of the first event.
            "canonical || ' '",
            "encode(sha256(convert_to(canonical || ' ', 'UTF8')), 'hex')",
        ),
    ],
)
def test_postgresql_refuses_an_event_that_does_not_follow(
    sequence, previous, canonical, fingerprint
):
    dossier_at(Stage.SUBMITTED)

    assert refused(
        EVENT.format(
            sequence=sequence,
            previous=previous,
            canonical=canonical,
            hash=fingerprint,
        )
    )
    assert DossierEvent.objects.count() == 1


def test_a_name_can_be_erased_and_never_altered():
    dossier = dossier_at(Stage.SUBMITTED)
    person = dossier.events.get().people.get()

    assert refused("UPDATE governance_eventperson SET label = 'Een ander'")
    assert refused("DELETE FROM governance_eventperson")
    assert not refused(
        "UPDATE governance_eventperson SET salt = '', key = '', label = ''"
    )
    person.refresh_from_db()
    assert (person.label, len(person.digest)) == ("", 64)
