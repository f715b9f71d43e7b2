"""The list of initiatives."""

from __future__ import annotations

from catalogue.enums import Domain, InitiativePhase, SearchKind
from catalogue.queries.lists import RELEVANCE, Facet, Order, Shape

_NAME = "t.sort_key, t.id"

INITIATIVES = Shape(
    table="catalogue_initiative",
    where="t.published_at IS NOT NULL",
    kinds=[SearchKind.INITIATIVE],
    fields={
        "slug": "t.slug",
        "name": "t.name",
        "abbreviation": "t.abbreviation",
        "summary": "t.summary",
        "domain": "t.domain",
        "phase": "t.phase",
        "lead": "(SELECT name FROM municipalities_municipality WHERE id = t.lead_id)",
        "participants": "(SELECT count(*) FROM catalogue_initiative_participants p"
        " WHERE p.initiative_id = t.id)",
        "is_first_result": "t.is_first_result",
        "to_confirm": "t.to_confirm",
        "is_fictitious": "t.is_fictitious",
        "changed_at": "t.changed_at",
    },
    facets=[
        Facet("domein", "Domein", "t.domain", Domain.choices),
        Facet(
            "fase",
            "Fase",
            "t.phase",
            [(value, label.capitalize()) for value, label in InitiativePhase.choices],
        ),
        Facet(
            "resultaat",
            "De vijf eerste resultaten",
            "CASE WHEN t.is_first_result THEN 'eerste' ELSE 'overig' END",
            [("eerste", "Een van de vijf"), ("overig", "Ander initiatief")],
        ),
    ],
    orders=[
        Order(RELEVANCE, "Best passend", f"found.score DESC, {_NAME}"),
        Order("naam", "Naam", _NAME),
        Order("laatst-gewijzigd", "Laatst gewijzigd", f"t.changed_at DESC, {_NAME}"),
    ],
)
