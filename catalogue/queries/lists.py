"""Lists that are searched, narrowed down and counted: everything in one query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from catalogue.enums import SearchKind
from catalogue.queries.lists_sql import every_row, search_of, whole_query
from catalogue.queries.search_sql import parameters
from samenorganiseren.shared.sheets import Sheet

PER_PAGE = 20
RELEVANCE = "relevantie"


@dataclass(frozen=True)
class Facet:
    """A question with choices; `column` is the SQL that gives the word of a row."""

    name: str
    legend: str
    column: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Order:
    """A way to sort; `sql` sorts the rows of table `t`."""

    slug: str
    label: str
    sql: str


@dataclass(frozen=True)
class Shape:
    """What a list is made of: a table, its facets, its orders, what a row tells."""

    table: str
    where: str
    kinds: Sequence[SearchKind]
    fields: Mapping[str, str]
    facets: Sequence[Facet]
    orders: Sequence[Order]
    found_on: str = "found.object_id = t.id"
    found_id: str = "object_id"
    document_on: str = "d.object_id = t.id AND d.kind = ANY(%(kinds)s)"

    def order(self, slug: str) -> Order:
        return next(order for order in self.orders if order.slug == slug)


@dataclass(frozen=True)
class Asked:
    """What a reader asks of a list, already checked."""

    text: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    order: str = ""
    page: int = 1

    @property
    def chosen_count(self) -> int:
        return sum(map(len, self.chosen.values()))


@dataclass(frozen=True)
class Found:
    """The rows of one page, how many there are in all, and the counts beside them."""

    total: int
    rows: list[dict[str, Any]]
    counts: dict[str, dict[str, int]]
    municipalities: int
    # Parts of words to mark, and what a misspelt word was taken for.
    marks: list[str]
    guesses: dict[str, str]


def look_up(
    shape: Shape, asked: Asked, *, day: date, per_page: int = PER_PAGE
) -> Found:
    """The page that is asked for."""
    values = values_of(shape, asked, day=day, per_page=per_page)
    with connection.cursor() as cursor:
        cursor.execute(whole_query(shape, asked), values)
        row = cursor.fetchone()
    return Found(*row)


def sheet_of(
    shape: Shape,
    asked: Asked,
    cells: Mapping[str, str],
    *,
    day: date,
    values: Mapping[str, Any],
) -> Sheet:
    """Everything that is asked for, as a spreadsheet of these cells."""
    known = {**values_of(shape, asked, day=day, per_page=None), **values}
    return Sheet(cells, every_row(shape, asked), known, before=search_of(asked))


def values_of(
    shape: Shape, asked: Asked, *, day: date, per_page: int | None
) -> dict[str, Any]:
    """What the query takes beside its text."""
    chosen = {f"chosen_{name}": list(words) for name, words in asked.chosen.items()}
    return {
        **parameters(asked.text, shape.kinds),
        **chosen,
        "day": day,
        "limit": per_page,
        "offset": (asked.page - 1) * per_page if per_page else 0,
    }
