"""Fills a database: standards by COPY, statements a few standards at a time."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from benchmarks.words import Vocabulary
from catalogue.enums import Domain, Kind

STANDARDS = """
COPY catalogue_standard (slug, name, abbreviation, sort_key, summary, description,
    domain, kind, steward, for_whom, scope_of_application, residents_notice,
    residents_notice_source, how_to_start, whom_to_ask, homepage, ring, source,
    to_confirm, planned_escalation_source, bindingness, binding_authority, lifecycle,
    current_version_number, times_applied, is_fictitious, published_at, changed_at)
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
ADOPTIONS = """
INSERT INTO catalogue_adoption (municipality_id, standard_id)
SELECT m.id, s.id FROM catalogue_standard s CROSS JOIN municipalities_municipality m
WHERE s.slug LIKE 'proef-%%' AND s.id BETWEEN %(first)s AND %(last)s
    AND m.valid_to IS NULL
"""
# A state and a day that follow from the pair alone: the same every run.
STATEMENTS = """
INSERT INTO catalogue_adoptionstatement (adoption_id, municipality_id, standard_id,
    state, effective_on, reach, grade, evidence_url, supplier_text, contact,
    local_variation, reason, explanation, alternative, deciding_body,
    decision_reference, is_fictitious, idempotency_key, by_label, recorded_at)
SELECT a.id, a.municipality_id, a.standard_id,
    (ARRAY['in-gebruik', 'in-gebruik', 'in-invoering', 'gepland', 'orienterend'])
        [1 + abs(hashint8(a.id) %% 5)],
    DATE '2023-01-01' + abs(hashint8(a.id * 7) %% 1200),
    '', 'opgegeven', '', '', '', '', '', '', '', '', '', true,
    'proef-' || a.id, 'Proef', now()
FROM catalogue_adoption a
WHERE a.standard_id BETWEEN %(first)s AND %(last)s
ORDER BY a.municipality_id, a.standard_id
"""


@dataclass(frozen=True)
class Size:
    """How many standards; every municipality says something about each."""

    name: str
    standards: int


SIZES = {"s": Size("s", 1_000), "m": Size("m", 10_000)}


def fill(url: str, size: Size, seed: int = 1) -> None:
    """Standards, three versions each, and a statement of every municipality."""
    with psycopg.connect(url, autocommit=True) as connection:
        _standards(connection, size, Vocabulary(seed))
        connection.execute(VERSIONS)
        rows = connection.execute(
            "SELECT id FROM catalogue_standard WHERE slug LIKE 'proef-%' ORDER BY id"
        )
        ids = [number for (number,) in rows]
        for start in range(0, len(ids), 25):
            part = ids[start : start + 25]
            borders = {"first": part[0], "last": part[-1]}
            connection.execute(ADOPTIONS, borders)
            connection.execute(STATEMENTS, borders)


def _standards(connection: psycopg.Connection, size: Size, words: Vocabulary) -> None:
    domains, kinds = list(Domain), list(Kind)
    with connection.cursor() as cursor, cursor.copy(STANDARDS) as copy:
        for n in range(size.standards):
            name = f"{words.sentence(3)[:-1]} {n}"
            texts = (words.sentence(14), words.sentence(60))
            sort = (domains[n % 6].value, kinds[n % 13].value)
            ring = "openbaar" if n % 2 else "gemeenten"
            copy.write_row(
                (f"proef-{n}", name, "", name.lower(), *texts, *sort)
                + ("",) * 8
                + (ring, "Proef", "", "", 0, "", "niet-vastgelegd", "", 0, True)
                + ("2026-01-01", "2026-01-01")
            )
