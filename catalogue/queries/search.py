"""What the one search finds."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from catalogue.enums import SearchKind
from catalogue.queries.search_sql import SEARCH, parameters

BEST = """
SELECT split_part(d.url, '/', 3) FROM found
    JOIN catalogue_searchdocument d ON d.id = found.document_id
    ORDER BY score DESC, d.title LIMIT %(limit)s
"""


def best_slugs(text: str, *, kinds: Sequence[SearchKind], limit: int) -> list[str]:
    """The last parts of the addresses of what fits best, best first."""
    with connection.cursor() as cursor:
        cursor.execute(
            " ".join(["SELECT * FROM (WITH", SEARCH, BEST, ") AS best"]),
            {**parameters(text, kinds), "limit": limit},
        )
        return [slug for (slug,) in cursor.fetchall()]
