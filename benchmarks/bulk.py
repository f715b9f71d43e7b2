"""A bulk change with counters, beside the same without; both in plain SQL."""

from __future__ import annotations

import time
from collections.abc import Iterator

import psycopg

from benchmarks.rig import Rig
from benchmarks.spread import Spread, rounds
from benchmarks.table import Row

STANDARDS = 10
AIM = 1.15
AGAIN = """
INSERT INTO catalogue_adoptionstatement (adoption_id, municipality_id, standard_id,
    state, effective_on, reach, grade, evidence_url, supplier_text, contact,
    local_variation, reason, explanation, alternative, deciding_body,
    decision_reference, is_fictitious, idempotency_key, by_label, recorded_at)
SELECT a.id, a.municipality_id, a.standard_id, 'in-gebruik', CURRENT_DATE, '',
    'opgegeven', '', '', '', '', '', '', '', '', '', true,
    'keer-' || %(number)s || '-' || a.id, 'Proef', now()
FROM catalogue_adoption a
WHERE a.standard_id IN (
    SELECT id FROM catalogue_standard WHERE slug LIKE 'proef-%%'
    ORDER BY id DESC OFFSET %(number)s * %(standards)s LIMIT %(standards)s)
"""


def rows(rig: Rig, counted: str, bare: str) -> Iterator[Row]:
    ratio = Spread()
    with (
        psycopg.connect(rig.url(counted), autocommit=True) as one,
        psycopg.connect(rig.url(bare), autocommit=True) as other,
    ):
        written = 0

        def once(number: int) -> bool:
            nonlocal written
            with rig.noise.watched() as watch:
                with_counters, written = _timed(one, number)
                without, _ = _timed(other, number)
            ratio.add(with_counters / without, is_void=watch.is_void)
            return watch.is_void

        void = rounds(once)
    what = f"a bulk of {written:,} statements with counters ÷ without (time)"
    yield Row(what, str(ratio), ratio.median, aim=AIM, void_rounds=void)


def _timed(connection: psycopg.Connection, number: int) -> tuple[float, int]:
    began = time.perf_counter()
    done = connection.execute(AGAIN, {"number": number, "standards": STANDARDS})
    return time.perf_counter() - began, done.rowcount
