"""The calendar of obligations of one municipality on any day, in one query.

How binding a standard is on a day follows the same rule as `keep_bindingness` in the
database: of each authority the change that took force last, and of those the heaviest.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.urls import reverse

from municipalities.models import Municipality

from ..enums import NO_STATEMENT, Authority, Bindingness
from ..rules.obligations import ORDER, Asked, Facts, asked_of

QUERY = """
WITH changes AS (
    SELECT *, COALESCE(in_force_on, decided_on) AS holds_from
    FROM catalogue_bindingnesschange
), holding AS (
    SELECT DISTINCT ON (standard_id) * FROM (
        SELECT DISTINCT ON (standard_id, authority) * FROM changes
        WHERE holds_from <= %(day)s OR holds_from IS NULL
        ORDER BY standard_id, authority, holds_from DESC NULLS LAST, id DESC
    ) last_of_each WHERE level > 0
    ORDER BY standard_id, level DESC, authority = 'vng' DESC, authority
), coming AS (
    SELECT DISTINCT ON (standard_id) * FROM changes
    WHERE holds_from > %(day)s AND level >= 2
    ORDER BY standard_id, holds_from, id
)
SELECT s.id, s.slug, s.name, s.abbreviation, s.is_fictitious,
    COALESCE(h.level, 0), h.authority, h.authority_note, h.in_force_on, h.decided_by,
    h.decided_on, h.source, h.resolution_key,
    COALESCE(c.level, 0), c.holds_from, c.authority, c.source,
    p.state, said.target_on, said.lapses_on,
    EXISTS (
        SELECT FROM catalogue_adoptionstatement e
        WHERE e.municipality_id = %(municipality)s AND e.standard_id = s.id
            AND e.state = 'legt-uit' AND e.lapses_on <= %(day)s
    )
FROM catalogue_standard s
LEFT JOIN holding h ON h.standard_id = s.id
LEFT JOIN coming c ON c.standard_id = s.id AND c.level > COALESCE(h.level, 0)
LEFT JOIN catalogue_adoptionperiod p ON p.standard_id = s.id
    AND p.municipality_id = %(municipality)s AND p.days @> %(day)s::date
LEFT JOIN LATERAL (
    SELECT target_on, lapses_on FROM catalogue_adoptionstatement t
    WHERE t.municipality_id = %(municipality)s AND t.standard_id = s.id
        AND t.effective_on <= %(day)s AND t.state = p.state
    ORDER BY t.recorded_at DESC, t.id DESC LIMIT 1
) said ON true
WHERE s.published_at IS NOT NULL
    AND (%(standards)s::bigint[] IS NULL OR s.id = ANY(%(standards)s::bigint[]))
    AND (h.level >= 2 OR c.level IS NOT NULL)
ORDER BY s.sort_key, s.id
"""


@dataclass(frozen=True)
class Decided:
    """On whose decision it binds, and where that can be read."""

    level: int
    authority: str
    since: date | None
    by: str
    on: date | None
    source: str

    @property
    def word(self) -> str:
        """Pas toe of leg uit"""
        return Bindingness(self.level).label


@dataclass(frozen=True)
class Obligation:
    """One standard that binds, or soon will; and what it asks of this municipality."""

    standard_id: int
    name: str
    slug: str
    is_fictitious: bool
    decided: Decided
    is_coming: bool
    state: str
    asked: Asked

    @property
    def address(self) -> str:
        return reverse("standard", args=[self.slug])

    @property
    def is_open(self) -> bool:
        """Whether it asks something of the municipality, now or soon."""
        return self.asked.urgency != "op-orde"


def obligations_of(
    municipality: Municipality, day: date, standards: Collection[int] | None = None
) -> list[Obligation]:
    """All that bind on this day and all that were decided to, the most urgent first;
    or those of some standards alone."""
    asked: dict[str, Any] = {
        "municipality": municipality.pk,
        "day": day,
        "standards": None if standards is None else sorted(standards),
    }
    with connection.cursor() as cursor:
        cursor.execute(QUERY, asked)
        found = [_obligation(row, day) for row in cursor.fetchall()]
    return sorted(found, key=_place)


def _place(one: Obligation) -> tuple[int, bool, date, str]:
    asked = one.asked
    return (ORDER[asked.urgency], asked.day is None, asked.day or date.max, one.name)


def _obligation(row: tuple[Any, ...], day: date) -> Obligation:
    pk, slug, name, abbreviation, is_fictitious = row[:5]
    level, authority, note, since, by, decided_on, source, _ = row[5:13]
    coming_level, coming_on, coming_authority, coming_source = row[13:17]
    state, target_on, lapses_on, has_lapsed = row[17:]
    facts = Facts(
        level=level,
        since=since,
        coming_level=coming_level,
        coming_on=coming_on,
        state=state or NO_STATEMENT,
        target_on=target_on,
        lapses_on=lapses_on,
        has_lapsed=has_lapsed,
    )
    is_coming = level < Bindingness.COMPLY_OR_EXPLAIN
    decided = (
        Decided(
            coming_level,
            _named(coming_authority, ""),
            coming_on,
            "",
            None,
            coming_source,
        )
        if is_coming
        else Decided(level, _named(authority, note), since, by, decided_on, source)
    )
    shown = f"{name} ({abbreviation})" if abbreviation else name
    return Obligation(
        pk,
        shown,
        slug,
        is_fictitious,
        decided,
        is_coming,
        facts.state,
        asked_of(facts, day),
    )


def _named(authority: str, note: str) -> str:
    label = Authority(authority).label
    return f"{label} ({note})" if note else label
