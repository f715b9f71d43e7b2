"""Following successions from one municipality to the next, in PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models.expressions import RawSQL

if TYPE_CHECKING:
    from .municipality import Municipality


def reached(municipality: Municipality, start: str, end: str) -> RawSQL:
    """The keys of all municipalities reached by going from column start to column end."""
    return RawSQL(
        f"""
        WITH RECURSIVE chain(id) AS (
            SELECT {end} FROM municipalities_succession WHERE {start} = %s
            UNION
            SELECT s.{end} FROM chain
            JOIN municipalities_succession s ON s.{start} = chain.id
        ) SELECT id FROM chain
        """,
        [municipality.pk],
    )
