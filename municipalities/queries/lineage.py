"""What went before a municipality and what came after it, in order."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from ..models import Municipality, Succession


def lineage_of(municipality: Municipality) -> list[Succession]:
    """Every succession that led to it or on from it, however many steps away."""
    before = Municipality.objects.predecessors_of(municipality).values("pk")
    after = Municipality.objects.successors_of(municipality).values("pk")
    own = Q(predecessor=municipality) | Q(successor=municipality)
    steps = Succession.objects.filter(
        own
        | Q(successor__in=before, predecessor__in=before)
        | Q(predecessor__in=after, successor__in=after)
    )
    return list(
        steps.select_related("predecessor", "successor").order_by(
            "on", "predecessor__sort_key", "-is_main_successor"
        )
    )


def main_successor(municipality: Municipality, day: date) -> Municipality | None:
    """The one that stands in its place on this day; None where it still exists itself."""
    mains = {
        s.predecessor_id: s.successor
        for s in lineage_of(municipality)
        if s.is_main_successor and s.on <= day
    }
    place = mains.get(municipality.pk)
    while place and place.pk in mains:
        place = mains[place.pk]
    return place
