"""The list of standards."""

from __future__ import annotations

from catalogue.enums import Bindingness, Domain, Kind, Lifecycle, SearchKind
from catalogue.queries.lists import RELEVANCE, Facet, Order, Shape

_LEVELS = ", ".join(f"'{level.slug}'" for level in Bindingness)
BINDINGNESS_WORD = f"(ARRAY[{_LEVELS}])[t.bindingness + 1]"

# As everyone may know it: the order of other counts would give them away.
TIMES_AS_SHOWN = "t.times_shown"
_NAME = "t.sort_key, t.id"

STANDARDS = Shape(
    table="catalogue_standard",
    where="t.published_at IS NOT NULL",
    kinds=[SearchKind.STANDARD],
    fields={
        "slug": "t.slug",
        "name": "t.name",
        "abbreviation": "t.abbreviation",
        "summary": "t.summary",
        "domain": "t.domain",
        "kind": "t.kind",
        "steward": "t.steward",
        "version": "t.current_version_number",
        "lifecycle": "t.lifecycle",
        "bindingness": "t.bindingness",
        "authority": "t.binding_authority",
        "binding_since": "t.binding_since",
        "to_confirm": "t.to_confirm",
        "source": "t.source",
        "homepage": "t.homepage",
        "ring": "t.ring",
        "times_applied": "t.times_shown",
        "is_fictitious": "t.is_fictitious",
        "changed_at": "t.changed_at",
    },
    facets=[
        Facet("domein", "Domein", "t.domain", Domain.choices),
        Facet(
            "verbindendheid",
            "Hoe verplicht is dit?",
            BINDINGNESS_WORD,
            [(level.slug, level.label) for level in reversed(Bindingness)],
        ),
        Facet("soort", "Soort", "t.kind", Kind.choices),
        Facet(
            "levensfase",
            "Levensfase",
            "t.lifecycle",
            [(value, label.capitalize()) for value, label in Lifecycle.choices],
        ),
    ],
    orders=[
        Order(RELEVANCE, "Best passend", f"found.score DESC, {_NAME}"),
        Order("meest-verplicht", "Meest verplicht", f"t.bindingness DESC, {_NAME}"),
        Order("meest-toegepast", "Meest toegepast", f"{TIMES_AS_SHOWN} DESC, {_NAME}"),
        Order("naam", "Naam", _NAME),
        Order("laatst-gewijzigd", "Laatst gewijzigd", f"t.changed_at DESC, {_NAME}"),
    ],
)
