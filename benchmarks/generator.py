"""Fills a database: standards by COPY, statements a few standards at a time."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from benchmarks.words import Vocabulary
from catalogue.enums import Domain, Kind, Ring

STANDARDS = """
COPY catalogue_standard (slug, name, abbreviation, sort_key, summary, description,
    domain, kind, steward, for_whom, scope_of_application, residents_notice,
    residents_notice_source, how_to_start, whom_to_ask, homepage, ring, source,
    to_confirm, planned_escalation_source, bindingness, binding_authority, lifecycle,
    current_version_number, times_applied, times_shown, is_fictitious, published_at,
    changed_at)
FROM STDIN
"""
VERSIONS = """
INSERT INTO catalogue_standardversion (standard_id, number, lifecycle, position,
    is_current, released_source, in_use_source, end_of_support_source,
    specification_url, tender_text, what_changed, source, published_at)
SELECT id, '1.' || n, CASE n WHEN 3 THEN 'in-gebruik' ELSE 'einde-ondersteuning' END,
    n, n = 3, '', '', '', '', '', '', '', now()
FROM catalogue_standard CROSS JOIN generate_series(1, 3) n
WHERE slug LIKE 'proef-%'
"""
# The statement follows in the same transaction, under the number that is taken here.
ADOPTIONS = """
INSERT INTO catalogue_adoption (municipality_id, standard_id, current_id)
SELECT m.id, s.id,
    nextval(pg_get_serial_sequence('catalogue_adoptionstatement', 'id'))
FROM catalogue_standard s CROSS JOIN municipalities_municipality m
WHERE s.slug LIKE 'proef-%%' AND s.id BETWEEN %(first)s AND %(last)s
    AND m.valid_to IS NULL
"""
# A state and a day that follow from the pair alone: the same every run.
STATEMENTS = """
INSERT INTO catalogue_adoptionstatement (id, adoption_id, municipality_id, standard_id,
    state, effective_on, reach, grade, evidence_url, supplier_text, contact,
    local_variation, reason, explanation, alternative, deciding_body,
    decision_reference, is_fictitious, idempotency_key, by_label, recorded_at)
SELECT a.current_id, a.id, a.municipality_id, a.standard_id,
    (ARRAY['in-gebruik', 'in-gebruik', 'in-invoering', 'gepland', 'orienterend'])
        [1 + abs(hashint8(a.id) %% 5)],
    DATE '2023-01-01' + abs(hashint8(a.id * 7) %% 1000),
    '', 'opgegeven', '', '', '', '', '', '', '', '', '', true,
    'proef-' || a.id, 'Proef', now()
FROM catalogue_adoption a
WHERE a.standard_id BETWEEN %(first)s AND %(last)s
"""
# What PostgreSQL would make of them one statement at a time, at once.
PERIODS = """
INSERT INTO catalogue_adoptionperiod (municipality_id, standard_id, state, days)
SELECT municipality_id, standard_id, state, daterange(effective_on, NULL)
FROM catalogue_adoptionstatement
WHERE standard_id BETWEEN %(first)s AND %(last)s
"""
COUNTED = "ALTER TABLE catalogue_adoptionstatement {} TRIGGER statement_2_counted"
PUBLISHED = """
INSERT INTO catalogue_publishedcount (standard_id, state, month, kind, count)
SELECT s.id, state, date_trunc('month', now())::date, 'ongeveer', 40
FROM catalogue_standard s
CROSS JOIN unnest(ARRAY['in-gebruik', 'in-invoering', 'gepland', 'orienterend']) state
WHERE s.slug LIKE 'proef-%'
"""
AT_ONCE = 25


@dataclass(frozen=True)
class Size:
    """How many standards; every municipality says something about each."""

    name: str
    standards: int


SIZES = {"xs": Size("xs", 40), "s": Size("s", 1_000), "m": Size("m", 10_000)}


def add_standards(url: str, size: Size, seed: int = 1) -> list[int]:
    """Standards with three versions each; their numbers, in order."""
    with psycopg.connect(url, autocommit=True) as connection:
        _copy_standards(connection, size, Vocabulary(seed))
        connection.execute(VERSIONS)
        connection.execute(PUBLISHED)
        rows = connection.execute(
            "SELECT id FROM catalogue_standard WHERE slug LIKE 'proef-%' ORDER BY id"
        )
        return [number for (number,) in rows]


def add_statements(url: str, standards: list[int]) -> None:
    """A statement of every municipality about each, with its period.

    PostgreSQL makes the totals from the periods, as always. At the end of a run a
    recount from the statements alone shows whether all this agrees.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(COUNTED.format("DISABLE"))
        for start in range(0, len(standards), AT_ONCE):
            part = standards[start : start + AT_ONCE]
            borders = {"first": part[0], "last": part[-1]}
            with connection.transaction():
                connection.execute(ADOPTIONS, borders)
                connection.execute(STATEMENTS, borders)
                connection.execute(PERIODS, borders)
        connection.execute(COUNTED.format("ENABLE"))
        connection.execute("VACUUM ANALYZE")


def _copy_standards(
    connection: psycopg.Connection, size: Size, words: Vocabulary
) -> None:
    domains, kinds = list(Domain), list(Kind)
    with connection.cursor() as cursor, cursor.copy(STANDARDS) as copy:
        for n in range(size.standards):
            name = f"{words.sentence(3)[:-1]} {n}"
            texts = (words.sentence(14), words.with_common(60, in_one_of=4, number=n))
            sort = (domains[n % len(domains)].value, kinds[n % len(kinds)].value)
            ring = Ring.PUBLIC if n % 2 else Ring.MUNICIPALITIES
            copy.write_row(
                (f"proef-{n}", name, "", name.lower(), *texts, *sort)
                + ("",) * 8
                + (ring.value, "Proef", "", "", 0, "", "niet-vastgelegd", "", 0, 0)
                + (True, "2026-01-01", "2026-01-01")
            )
