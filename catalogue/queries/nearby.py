"""Who lies next to whom, and why municipalities explain."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, F, Q

from municipalities.models import Municipality, Neighbour

from ..enums import AdoptionState, ExplanationReason
from ..models import AdoptionPeriod, AdoptionStatement, Standard


def neighbour_ids(municipality: Municipality) -> set[int]:
    """The neighbours, over land or water."""
    pairs = Neighbour.objects.filter(Q(first=municipality) | Q(second=municipality))
    ids = {number for pair in pairs.values_list("first", "second") for number in pair}
    return ids - {municipality.pk}


def reasons_of(standard: Standard, day: date) -> list[tuple[str, int]]:
    """Why municipalities explain now, the most given first. Not for everyone: with
    who explains being known, the reason of a single one would be too."""
    explaining = AdoptionPeriod.objects.filter(
        standard=standard, days__contains=day, state=AdoptionState.EXPLAINED
    )
    said = AdoptionStatement.objects.filter(
        standard=standard,
        state=AdoptionState.EXPLAINED,
        adoption__current=F("pk"),
        municipality__in=explaining.values("municipality"),
    )
    counted = said.order_by().values_list("reason").annotate(count=Count("pk"))
    return [
        (ExplanationReason(reason).label, count)
        for reason, count in counted.order_by("-count", "reason")
    ]
