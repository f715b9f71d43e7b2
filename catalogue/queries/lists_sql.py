"""The one query behind a list: its page, its count and the counts of its facets.

A facet counts what would be found if only its own choices were lifted (AND between
facets, OR within one).
"""

from __future__ import annotations

from collections.abc import Sequence
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
    SELECT DISTINCT ON (guessed.word) guessed.word, instead FROM guessed
    JOIN catalogue_searchword known ON known.word = guessed.instead
    WHERE steps > 0 ORDER BY guessed.word, known.documents DESC, instead
) AS guess)
"""


EMPTY_LIST = "'[]'::json"
EMPTY_OBJECT = "'{}'::json"


def whole_query(shape: Shape, asked: Asked) -> str:
    """One statement for one shape of list, with or without a typed text."""
    search = f"{SEARCH}," if asked.text else ""
    whole = ["SELECT * FROM (WITH", search, _rows(shape, asked), _answer(shape, asked)]
    return " ".join([*whole, ") AS answer"])


def search_of(asked: Asked) -> str:
    """What a query begins with where something was typed."""
    return f"WITH {SEARCH}" if asked.text else ""


def every_row(shape: Shape, asked: Asked) -> str:
    """Where all rows of a list come from, in their order; for a download."""
    chosen = [
        f" AND {_is_in(facet, asked)}"
        for facet in shape.facets
        if asked.chosen.get(facet.name)
    ]
    return " ".join(
        [
            f"FROM {_from(shape, asked)} WHERE {shape.where}{''.join(chosen)}",
            f"ORDER BY {shape.order(asked.order).sql}",
        ]
    )


def _from(shape: Shape, asked: Asked) -> str:
    if not asked.text:
        return f"{shape.table} t"
    # The array keeps PostgreSQL from reading the whole table for a few finds.
    found = f"JOIN found ON {shape.found_on} AND t.id = ANY({_found_ids(shape)})"
    return f"{shape.table} t {found}"


def _rows(shape: Shape, asked: Asked) -> str:
    """Every row with its words, those that are kept, and those of the page."""
    return " ".join(
        [
            "every AS MATERIALIZED (SELECT t.id, row_number()",
            f"OVER (ORDER BY {shape.order(asked.order).sql}) AS place,",
            _memberships(shape, asked),
            f"FROM {_from(shape, asked)} WHERE {shape.where}),",
            "kept AS (SELECT id, place FROM every",
            f"{_where(shape.facets)}),",
            "page AS (SELECT id, place FROM kept",
            "ORDER BY place LIMIT %(limit)s OFFSET %(offset)s)",
        ]
    )


def _answer(shape: Shape, asked: Asked) -> str:
    """The one row that comes back: see `Found`."""
    return " ".join(
        [
            "SELECT (SELECT count(*) FROM kept) AS total,",
            f"(SELECT coalesce(json_agg({_row(shape, asked)} ORDER BY place), '[]')",
            f"FROM page JOIN {shape.table} t ON t.id = page.id {_document(shape, asked)})",
            "AS rows,",
            f"json_build_object({_counts(shape)}) AS counts,",
            f"{MUNICIPALITIES} AS municipalities,",
            f"{MARKS if asked.text else EMPTY_LIST} AS marks,",
            f"{GUESSES if asked.text else EMPTY_OBJECT} AS guesses",
        ]
    )


def _found_ids(shape: Shape) -> str:
    return " ".join(["ARRAY(SELECT", shape.found_id, "FROM found)"])


def _memberships(shape: Shape, asked: Asked) -> str:
    """For each facet its word, and whether the row is among the chosen."""
    return ", ".join(
        f"{facet.column} AS {facet.name}, {_is_in(facet, asked)} AS in_{facet.name}"
        for facet in shape.facets
    )


def _is_in(facet: Facet, asked: Asked) -> str:
    if not asked.chosen.get(facet.name):
        return "true"
    return f"{facet.column} = ANY(%(chosen_{facet.name})s)"


def _where(facets: Sequence[Facet]) -> str:
    tests = " AND ".join(f"in_{facet.name}" for facet in facets)
    return f"WHERE {tests}" if tests else ""


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
    return " ".join(
        [
            f"'{facet.name}', (SELECT coalesce(json_object_agg(word, rows), '{{}}')",
            f"FROM (SELECT {facet.name} AS word, count(*) AS rows",
            "FROM every",
            f"{_where(others)} GROUP BY {facet.name}) AS counted)",
        ]
    )
