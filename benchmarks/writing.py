"""What the counters cost: statements with them, and without."""

from __future__ import annotations

import time

import psycopg

from benchmarks.duel import Spread
from benchmarks.rig import Rig
from launch.databases import with_database

BARE = """
DO $$ DECLARE guard record; BEGIN
    FOR guard IN SELECT tgname FROM pg_trigger
        WHERE tgrelid = 'catalogue_adoptionstatement'::regclass AND NOT tgisinternal
    LOOP EXECUTE format('ALTER TABLE catalogue_adoptionstatement DISABLE TRIGGER %I',
        guard.tgname); END LOOP;
END $$
"""
AGAIN = """
INSERT INTO catalogue_adoptionstatement (adoption_id, municipality_id, standard_id,
    state, effective_on, reach, grade, evidence_url, supplier_text, contact,
    local_variation, reason, explanation, alternative, deciding_body,
    decision_reference, is_fictitious, idempotency_key, by_label, recorded_at)
SELECT a.id, a.municipality_id, a.standard_id, 'in-gebruik',
    CURRENT_DATE - %(number)s, '', 'opgegeven', '', '', '', '', '', '', '', '', '',
    true, %(round)s || '-' || a.id, 'Proef', now()
FROM catalogue_adoption a WHERE {which}
"""
SPREAD = "a.id = (SELECT min(id) FROM catalogue_adoption) + %(number)s"
BULK = "a.standard_id IN (SELECT id FROM catalogue_standard ORDER BY id LIMIT 10)"


def statements(rig: Rig, rounds: int = 5, each: int = 150) -> Spread:
    """Statements a second with counters, divided by those without."""
    return _compared(rig, SPREAD, rounds, each, invert=True)


def bulk(rig: Rig, rounds: int = 5) -> Spread:
    """Time of one bulk of 3,420 statements with counters, divided by without."""
    return _compared(rig, BULK, rounds, 1, invert=False)


def _compared(rig: Rig, which: str, rounds: int, each: int, invert: bool) -> Spread:
    ratios = Spread()
    with (
        rig.databases.clone(rig.filled, f"{rig.filled}_w") as counted,
        rig.databases.clone(rig.filled, f"{rig.filled}_b") as bare,
        psycopg.connect(with_database(rig.owner_url, counted), autocommit=True) as one,
        psycopg.connect(with_database(rig.owner_url, bare), autocommit=True) as other,
    ):
        other.execute(BARE)
        for number in range(rounds):
            with_counters = _timed(one, which, each, number)
            without = _timed(other, which, each, number)
            ratio = without / with_counters if invert else with_counters / without
            ratios.values.append(ratio)
    return ratios


def _timed(connection: psycopg.Connection, which: str, each: int, number: int) -> float:
    began = time.perf_counter()
    for turn in range(each):
        key = {"number": number * each + turn, "round": f"r{number}-{turn}"}
        connection.execute(AGAIN.format(which=which), key)
    return time.perf_counter() - began
