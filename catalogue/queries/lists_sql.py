"""The one query behind a list: its page, its count and the counts of its facets.

A facet counts what would be found if only its own choices were lifted (AND between
facets, OR within one).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.queries.search_sql import SEARCH

if TYPE_CHECKING:
    from catalogue.queries.lists import Asked, Facet, Shape

MUNICIPALITIES = """
(SELECT count(*) FROM municipalities_municipality
    WHERE (valid_from IS NULL OR valid_from <= %(day)s)
    AND (valid_to IS NULL OR valid_to > %(day)s))
"""
MARKS = """
(SELECT coalesce(json_agg(DISTINCT mark), '[]') FROM (
    SELECT coalesce(part, word) AS mark FROM word UNION ALL SELECT instead FROM guessed
) AS marks)
"""
GUESSES = """
(SELECT coalesce(json_object_agg(word, instead), '{}') FROM (
    SELECT DISTINCT ON (word) word, instead FROM guessed
    JOIN catalogue_searchword known ON known.word = guessed.instead
    WHERE steps > 0 ORDER BY word, known.documents DESC, instead
) AS guess)
"""


def whole_query(shape: Shape, asked: Asked) -> str:
    """One statement for one shape of list, with or without a typed text."""
    search = f"{SEARCH}," if asked.text else ""
    joined = f"JOIN found ON {shape.found_on}" if asked.text else ""
    return f"""
    WITH {search}
    every AS MATERIALIZED (
        SELECT t.id, {_score(asked)} AS score, {_memberships(shape)}
        FROM {shape.table} t {joined} WHERE {shape.where}
    ),
    kept AS (SELECT id, score FROM every WHERE {_all(shape.facets)}),
    page AS (
        SELECT t.id, row_number() OVER (ORDER BY {_order(shape, asked)}) AS place
        FROM kept JOIN {shape.table} t ON t.id = kept.id
        ORDER BY place LIMIT %(limit)s OFFSET %(offset)s
    )
    SELECT (SELECT count(*) FROM kept),
        (SELECT coalesce(json_agg({_row(shape, asked)} ORDER BY place), '[]')
            FROM page JOIN {shape.table} t ON t.id = page.id {_document(shape, asked)}),
        json_build_object({_counts(shape)}),
        {MUNICIPALITIES},
        {MARKS if asked.text else "'[]'::json"},
        {GUESSES if asked.text else "'{}'::json"}
    """


def _score(asked: Asked) -> str:
    return "found.score" if asked.text else "0"


def _memberships(shape: Shape) -> str:
    """For each facet its word, and whether the row is among the chosen."""
    return ", ".join(
        f"{facet.column} AS {facet.name},"
        f" {facet.column} = ANY(%(chosen_{facet.name})s) AS in_{facet.name}"
        for facet in shape.facets
    )


def _all(facets: list[Facet]) -> str:
    return " AND ".join(f"in_{facet.name}" for facet in facets) or "true"


def _order(shape: Shape, asked: Asked) -> str:
    return shape.order(asked.order).sql


def _row(shape: Shape, asked: Asked) -> str:
    fields = dict(shape.fields) | ({"body": "d.body"} if asked.text else {})
    return "json_build_object({})".format(
        ", ".join(f"'{name}', {sql}" for name, sql in fields.items())
    )


def _document(shape: Shape, asked: Asked) -> str:
    """Only where something was typed is there anything to mark."""
    if not asked.text:
        return ""
    return f"LEFT JOIN catalogue_searchdocument d ON {shape.document_on}"


def _counts(shape: Shape) -> str:
    return ", ".join(_count(shape, facet) for facet in shape.facets)


def _count(shape: Shape, facet: Facet) -> str:
    others = [other for other in shape.facets if other is not facet]
    return f"""'{facet.name}', (
        SELECT coalesce(json_object_agg(word, rows), '{{}}') FROM (
            SELECT {facet.name} AS word, count(*) AS rows FROM every
            WHERE {_all(others)} GROUP BY {facet.name}
        ) AS counted)"""
