"""A few municipalities side by side on one day: what is binding or was said, in one query.

Only standards whose names this reader may see (`visible_rings`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.urls import reverse

from accounts.models import User
from municipalities.models import Municipality

from ..enums import NO_STATEMENT, Bindingness
from ..rules.visibility import visible_rings

QUERY = """
WITH periods AS (
    SELECT standard_id, municipality_id, state, lower(days) AS since
    FROM catalogue_adoptionperiod
    WHERE municipality_id = ANY(%(ids)s) AND days @> %(day)s::date
), said AS (
    SELECT standard_id, count(DISTINCT state) AS states, count(*) AS speakers,
        jsonb_object_agg(municipality_id, jsonb_build_array(state, since)) AS stands
    FROM periods GROUP BY standard_id
)
SELECT s.slug, s.name, s.abbreviation, s.bindingness, s.is_fictitious, said.stands,
    count(*) OVER ()
FROM catalogue_standard s LEFT JOIN said ON said.standard_id = s.id
WHERE s.published_at IS NOT NULL AND s.ring = ANY(%(rings)s)
    AND (said.standard_id IS NOT NULL OR s.bindingness >= %(binding)s)
    AND (NOT %(only_different)s OR said.states > 1 OR said.speakers < %(many)s)
ORDER BY s.bindingness DESC, s.sort_key, s.id
LIMIT %(limit)s OFFSET %(offset)s
"""


@dataclass(frozen=True)
class Stand:
    """How a municipality stood to a standard, and since when."""

    municipality: Municipality
    state: str
    since: date | None


@dataclass(frozen=True)
class Compared:
    """A standard, and how each of them stood to it, in their order."""

    slug: str
    name: str
    bindingness: int
    is_fictitious: bool
    stands: tuple[Stand, ...]

    @property
    def address(self) -> str:
        return reverse("standard", args=[self.slug])


def compared(
    municipalities: Sequence[Municipality],
    viewer: User,
    day: date,
    *,
    only_different: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[list[Compared], int]:
    """A page of standards, what binds most first, with how many there are in all."""
    asked: dict[str, Any] = {
        "ids": [one.pk for one in municipalities],
        "many": len(municipalities),
        "day": day,
        "rings": [ring.value for ring in visible_rings(viewer)],
        "binding": Bindingness.COMPLY_OR_EXPLAIN.value,
        "only_different": only_different,
        "limit": limit,
        "offset": offset,
    }
    with connection.cursor() as cursor:
        cursor.execute(QUERY, asked)
        rows = cursor.fetchall()
    return [_compared(row, municipalities) for row in rows], rows[0][-1] if rows else 0


def _compared(row: tuple[Any, ...], municipalities: Sequence[Municipality]) -> Compared:
    slug, name, abbreviation, level, is_fictitious, stands, _ = row
    found = json.loads(stands or "{}")
    return Compared(
        slug=slug,
        name=f"{name} ({abbreviation})" if abbreviation else name,
        bindingness=level,
        is_fictitious=is_fictitious,
        stands=tuple(_stand(one, found.get(str(one.pk))) for one in municipalities),
    )


def _stand(municipality: Municipality, found: list[str] | None) -> Stand:
    if found is None:
        return Stand(municipality, NO_STATEMENT, None)
    state, since = found
    return Stand(municipality, state, date.fromisoformat(since) if since else None)
