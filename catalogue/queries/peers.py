"""What municipalities like ours use, and who of them began last: one query a page.

Only standards whose names this reader may see (`visible_rings`); the same for contacts
and suppliers, which municipalities share with each other and with nobody else.
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
from samenorganiseren.shared.wording import percent

from ..enums import IN_USE_STATES, NO_STATEMENT
from ..rules.adoption import reads_explanations
from ..rules.visibility import visible_rings

LATEST = 3

QUERY = """
WITH used AS (
    SELECT standard_id, municipality_id, lower(days) AS since, state
    FROM catalogue_adoptionperiod
    WHERE municipality_id = ANY(%(peers)s) AND days @> %(day)s::date
        AND state = ANY(%(in_use)s)
), counted AS (
    SELECT standard_id, count(*) AS users FROM used GROUP BY standard_id
), listed AS (
    SELECT s.id, s.slug, s.name, s.abbreviation, s.bindingness, s.is_fictitious,
        s.sort_key, c.users, COALESCE(own.state, %(nothing)s) AS state,
        count(*) OVER () AS total
    FROM counted c
    JOIN catalogue_standard s ON s.id = c.standard_id
    LEFT JOIN catalogue_adoptionperiod own ON own.standard_id = s.id
        AND own.municipality_id = %(home)s AND own.days @> %(day)s::date
    WHERE s.published_at IS NOT NULL AND s.ring = ANY(%(rings)s)
        AND (COALESCE(own.state, %(nothing)s) = ANY(%(in_use)s)) = %(is_shared)s
    ORDER BY c.users DESC, s.sort_key, s.id
    LIMIT %(limit)s OFFSET %(offset)s
)
SELECT l.slug, l.name, l.abbreviation, l.bindingness, l.is_fictitious, l.users,
    l.state, latest.rows, same.names, l.total
FROM listed l
LEFT JOIN LATERAL (
    SELECT jsonb_agg(row ORDER BY row.since DESC, row.sort_key) AS rows FROM (
        SELECT m.name, m.slug, m.sort_key, u.since, said.contact
        FROM used u JOIN municipalities_municipality m ON m.id = u.municipality_id
        LEFT JOIN LATERAL (
            SELECT contact FROM catalogue_adoptionstatement t
            WHERE t.municipality_id = u.municipality_id
                AND t.standard_id = u.standard_id
                AND t.state = u.state AND t.effective_on <= %(day)s
            ORDER BY t.effective_on DESC, t.recorded_at DESC, t.id DESC LIMIT 1
        ) said ON true
        WHERE u.standard_id = l.id
        ORDER BY u.since DESC, m.sort_key LIMIT %(latest)s
    ) row
) latest ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(row.name ORDER BY row.sort_key) AS names FROM (
        SELECT DISTINCT m.name, m.sort_key
        FROM catalogue_adoption mine
        JOIN catalogue_adoptionstatement ours ON ours.id = mine.current_id
        JOIN catalogue_product p ON p.id = ours.product_id
        JOIN catalogue_product other ON other.supplier_id = p.supplier_id
        JOIN catalogue_adoptionstatement theirs ON theirs.product_id = other.id
            AND theirs.standard_id = l.id
        JOIN catalogue_adoption a ON a.current_id = theirs.id
        JOIN used u ON u.municipality_id = a.municipality_id
            AND u.standard_id = l.id
        JOIN municipalities_municipality m ON m.id = a.municipality_id
        WHERE mine.municipality_id = %(home)s AND mine.standard_id = l.id
    ) row
) same ON true
ORDER BY l.users DESC, l.sort_key, l.id
"""


@dataclass(frozen=True)
class Began:
    """A municipality that uses it, since when, and whom to ring if it shares that."""

    name: str
    slug: str
    since: date
    contact: str

    @property
    def address(self) -> str:
        return reverse("municipality", args=[self.slug])


@dataclass(frozen=True)
class Shared:
    """A standard that municipalities like ours use."""

    slug: str
    name: str
    bindingness: int
    is_fictitious: bool
    # How many of so many others.
    users: int
    others: int
    state: str
    latest: tuple[Began, ...]
    # Who of them has it from the same supplier as we have.
    same_supplier: tuple[str, ...]

    @property
    def address(self) -> str:
        return reverse("standard", args=[self.slug])

    @property
    def share(self) -> str:
        """38%"""
        return percent(self.users, self.others)


def used_by(
    peers: Sequence[Municipality],
    home: Municipality,
    viewer: User,
    day: date,
    *,
    is_shared: bool,
    limit: int,
    offset: int = 0,
) -> tuple[list[Shared], int]:
    """A page of the standards that these others use and we (do not) use, with how many
    there are in all; what most of them use comes first."""
    asked: dict[str, Any] = {
        "peers": [one.pk for one in peers],
        "home": home.pk,
        "day": day,
        "in_use": [state.value for state in IN_USE_STATES],
        "nothing": NO_STATEMENT,
        "rings": [ring.value for ring in visible_rings(viewer)],
        "is_shared": is_shared,
        "latest": LATEST,
        "limit": limit,
        "offset": offset,
    }
    with connection.cursor() as cursor:
        cursor.execute(QUERY, asked)
        rows = cursor.fetchall()
    reads_contacts = reads_explanations(viewer)
    found = [_shared(row, len(peers), reads_contacts) for row in rows]
    return found, rows[0][-1] if rows else 0


def _shared(row: tuple[Any, ...], others: int, reads_contacts: bool) -> Shared:
    slug, name, abbreviation, level, is_fictitious, users, state, latest, same, _ = row
    return Shared(
        slug=slug,
        name=f"{name} ({abbreviation})" if abbreviation else name,
        bindingness=level,
        is_fictitious=is_fictitious,
        users=users,
        others=others,
        state=state,
        latest=tuple(
            Began(
                one["name"],
                one["slug"],
                date.fromisoformat(one["since"]),
                (one["contact"] or "") if reads_contacts else "",
            )
            for one in json.loads(latest or "[]")
        ),
        same_supplier=tuple(json.loads(same or "[]")) if reads_contacts else (),
    )
