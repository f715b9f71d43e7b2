"""How every municipality will stand to a standard on a day, all in one query."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db import connection

from catalogue.enums import NO_STATEMENT, AdoptionState
from catalogue.models import Standard

# What was said last for each version and holds that day; of those, the one with the
# state that counts, on the newest version.
_ROWS = """
    SELECT m.code, m.name, coalesce(p.state, 'geen-opgave'), said.number, said.lapses_on
    FROM municipalities_municipality m
    LEFT JOIN catalogue_adoptionperiod p ON p.municipality_id = m.id
        AND p.standard_id = %(standard)s AND p.days @> %(day)s::date
    LEFT JOIN LATERAL (
        SELECT v.number, last.lapses_on FROM (
            SELECT DISTINCT ON (s.version_id) s.version_id, s.state, s.lapses_on, s.id
            FROM catalogue_adoptionstatement s
            WHERE s.standard_id = %(standard)s AND s.municipality_id = m.id
                AND s.effective_on <= %(day)s
            ORDER BY s.version_id, s.effective_on DESC, s.recorded_at DESC, s.id DESC
        ) AS last
        LEFT JOIN catalogue_standardversion v ON v.id = last.version_id
        WHERE last.state = p.state AND (last.lapses_on IS NULL
            OR last.lapses_on > %(day)s)
        ORDER BY v.position DESC NULLS LAST, v.id DESC NULLS LAST LIMIT 1
    ) AS said ON true
    WHERE (m.valid_from IS NULL OR m.valid_from <= %(day)s)
        AND (m.valid_to IS NULL OR m.valid_to > %(day)s)
    ORDER BY m.code
"""


def impact_rows(standard: Standard, day: date) -> list[dict[str, Any]]:
    """Every municipality of that day: code, name, state, version and lapse date."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"standard": standard.pk, "day": day})
        found = cursor.fetchall()
    return [
        {
            "gemeente": code,
            "naam": name,
            "stand": state,
            "versie": version or "",
            "vervaltOp": lapses_on.isoformat() if lapses_on else None,
        }
        for code, name, state, version, lapses_on in found
    ]


def totals_of(rows: list[dict[str, Any]]) -> dict[str, int]:
    """How many stand how; every state is there, also with none."""
    counted = Counter(row["stand"] for row in rows)
    return {state: counted[state] for state in [*AdoptionState.values, NO_STATEMENT]}
