"""The list of needs."""

from __future__ import annotations

from catalogue.enums import Domain, NeedState, SearchKind
from catalogue.queries.lists import RELEVANCE, Facet, Order, Shape

NEEDS = Shape(
    table="catalogue_need",
    where="true",
    kinds=[SearchKind.NEED],
    fields={
        "slug": "t.slug",
        "name": "t.title",
        "summary": "left(t.description, 400)",
        "domain": "t.domain",
        "state": "t.state",
        "municipality": "(SELECT name FROM municipalities_municipality"
        " WHERE id = t.municipality_id)",
        "supports": "t.support_count",
        "is_fictitious": "t.is_fictitious",
        "changed_at": "t.changed_at",
    },
    facets=[
        Facet("domein", "Domein", "t.domain", Domain.choices),
        Facet(
            "stand",
            "Stand",
            "t.state",
            [(value, label.capitalize()) for value, label in NeedState.choices],
        ),
    ],
    orders=[
        Order(RELEVANCE, "Best passend", "found.score DESC, t.id DESC"),
        Order("meeste-steun", "Meeste steun", "t.support_count DESC, t.id DESC"),
        Order("nieuwste", "Nieuwste", "t.created_at DESC, t.id DESC"),
    ],
)
