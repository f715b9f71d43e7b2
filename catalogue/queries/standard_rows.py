"""The list of standards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from catalogue.enums import Bindingness, Domain, Kind, Lifecycle, SearchKind
from catalogue.queries.counts import times_shown
from catalogue.queries.lists import RELEVANCE, Facet, Order, Shape
from catalogue.rules.suppression import Shown

_LEVELS = ", ".join(f"'{level.slug}'" for level in Bindingness)
BINDINGNESS_WORD = f"(ARRAY[{_LEVELS}])[t.bindingness + 1]"

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
        "times_applied": "t.times_applied",
        "times_shown": "t.times_shown",
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
        # By what everyone may know: an order by the exact count would tell it.
        Order("meest-toegepast", "Meest toegepast", f"t.times_shown DESC, {_NAME}"),
        Order("naam", "Naam", _NAME),
        Order("laatst-gewijzigd", "Laatst gewijzigd", f"t.changed_at DESC, {_NAME}"),
    ],
)


@dataclass
class Counters:
    """What a row of the list tells of how often a standard is applied."""

    ring: str
    times_applied: int
    times_shown: int


def shown_in(row: Mapping[str, Any], viewer: User | None) -> Shown:
    """How often the standard of this row is applied, as far as this reader may know."""
    counters = Counters(row["ring"], row["times_applied"], row["times_shown"])
    return times_shown(counters, viewer)
