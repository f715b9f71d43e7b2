"""Everything that the one search finds."""

from __future__ import annotations

from catalogue.enums import SearchKind
from catalogue.queries.lists import RELEVANCE, Facet, Order, Shape

EVERYTHING = Shape(
    table="catalogue_searchdocument",
    where="true",
    kinds=list(SearchKind),
    fields={
        "name": "t.title",
        "abbreviation": "t.abbreviation",
        "kind": "t.kind",
        "url": "t.url",
        "summary": "left(t.body, 400)",
    },
    facets=[Facet("wat", "Wat zoekt u?", "t.kind", SearchKind.choices)],
    orders=[Order(RELEVANCE, "Best passend", "found.score DESC, t.title, t.id")],
    found_on="found.document_id = t.id",
    found_id="document_id",
    document_on="d.id = t.id",
)
