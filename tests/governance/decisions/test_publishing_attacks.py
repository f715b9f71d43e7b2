"""PostgreSQL keeps published documents, whichever way the attack comes."""

import pytest
from django.db import (
    DatabaseError,
    transaction,
)

from governance.domain.decisions.rectifying import (
    rectify,
)
from governance.models import Resolution

from .publishing import BOARD, DAY, another, confirmed, db, refused_by, second, sql
from .scene import (
    NOW,
    TODAY,
    before_board,
    row_of,
)

ROWS = {
    "resolution_hash_is_of_its_text": {"sha256": "0" * 64},
    "resolution_numbers_have_no_gaps": {"number": f"B-{NOW.year}-002", "sequence": 2},
    "resolution_in_force_as_decided": {"in_force_on": TODAY},
    "resolution_published_now": {"published_at": NOW + DAY},
    "resolution_kind_fits_the_decision": {"kind": "intrekking"},
    "resolution_rectifies_one": {"kind": "rectificatie"},
}


@db
@pytest.mark.parametrize("rule", ROWS)
def test_postgresql_publishes_no_document_that_is_not_right(rule):
    decision = before_board().confirmed()

    assert refused_by(row_of(decision, **ROWS[rule]).save) == rule

    assert list(Resolution.objects.all()) == []


@db
def test_postgresql_publishes_only_what_was_confirmed():
    decision = before_board().enter()

    assert refused_by(row_of(decision).save) == "resolution_of_a_confirmed_decision"


@db
def test_postgresql_keeps_the_embargo_by_its_own_clock():
    decision = before_board().confirmed(embargo_until=NOW + DAY)

    for moment in (NOW, NOW + 2 * DAY):
        refusal = refused_by(row_of(decision, published_at=moment).save)
        assert refusal == "resolution_after_the_embargo"


@db
def test_postgresql_publishes_a_decision_once():
    decision = before_board().published().decision

    assert (
        refused_by(row_of(decision, **second(2)).save) == "resolution_one_per_decision"
    )


@db
def test_postgresql_lets_one_document_follow_another_once():
    scene = before_board()
    first = scene.published()
    rectify(
        resolution=first,
        text="Goed.",
        reason="Tikfout.",
        by=scene.secretaries[BOARD],
        now=NOW,
    )
    again = row_of(first.decision, kind="rectificatie", rectifies=first, **second(3))

    assert refused_by(again.save) == "governance_resolution_rectifies_id_key"


@db
def test_postgresql_lets_no_document_follow_one_of_another_decision():
    scene = before_board()
    first, other = scene.published(), another(scene)
    decision = confirmed(scene, other)
    stray = row_of(decision, kind="rectificatie", rectifies=first, **second(2))

    assert refused_by(stray.save) == "resolution_chain_is_its_own"


@db
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE governance_resolution SET title = 'Iets anders.'",
        "DELETE FROM governance_resolution",
        "TRUNCATE governance_resolution CASCADE",
        "UPDATE governance_impact SET totals = '{}'",
        "DELETE FROM governance_impact",
    ],
)
@pytest.mark.parametrize(
    "switch",
    [
        "",
        "SET LOCAL pgtrigger.ignore = 'all'; ",
        "SET LOCAL session_replication_role = replica; ",
        "SET ROLE portal_owner; ",
        "ALTER TABLE governance_resolution DISABLE TRIGGER ALL; ",
    ],
)
def test_no_switch_lets_a_published_document_be_changed(switch, attack):
    before_board().published()
    before = Resolution.objects.values().get()

    with pytest.raises(DatabaseError), transaction.atomic():
        sql(switch + attack)

    assert Resolution.objects.values().get() == before
