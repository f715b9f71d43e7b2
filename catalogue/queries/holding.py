"""How binding each standard was on any day, by the rule of `obligations`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from ..enums import Authority, Bindingness

QUERY = """
SELECT DISTINCT ON (standard_id) standard_id, level, authority, authority_note, in_force_on
FROM (
    SELECT DISTINCT ON (standard_id, authority) *
    FROM catalogue_bindingnesschange
    WHERE COALESCE(in_force_on, decided_on) <= %(day)s
        OR COALESCE(in_force_on, decided_on) IS NULL
    ORDER BY standard_id, authority,
        COALESCE(in_force_on, decided_on) DESC NULLS LAST, id DESC
) last_of_each WHERE level > 0
ORDER BY standard_id, level DESC, authority = 'vng' DESC, authority
"""


@dataclass(frozen=True)
class Holding:
    """How binding, on whose authority, and since when if that is known."""

    level: Bindingness
    authority: str
    since: date | None

    @property
    def binds(self) -> bool:
        return self.level >= Bindingness.COMPLY_OR_EXPLAIN


NOTHING = Holding(Bindingness.NOT_ESTABLISHED, "", None)


def holding_on(day: date) -> dict[int, Holding]:
    """By standard, in one query; a standard of which nothing is known is not in it."""
    with connection.cursor() as cursor:
        cursor.execute(QUERY, {"day": day})
        return {
            standard: Holding(Bindingness(level), _named(authority, note), since)
            for standard, level, authority, note, since in cursor.fetchall()
        }


def _named(authority: str, note: str) -> str:
    label = Authority(authority).label
    return f"{label} ({note})" if note else label
