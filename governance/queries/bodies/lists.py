"""The bodies as a list, each with how many seats are filled today."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ...models import Body, Membership, Seat


def bodies_on(day: date) -> QuerySet[Body]:
    """In the order of the chain; adds `seat_count` and `filled_count`."""
    seats = (
        Seat.objects.on(day)
        .filter(body=OuterRef("pk"))
        .order_by()
        .values("body")
        .annotate(count=Count("pk"))
        .values("count")
    )
    filled = (
        Membership.objects.on(day)
        .filter(seat__body=OuterRef("pk"))
        .order_by()
        .values("seat__body")
        .annotate(count=Count("seat", distinct=True))
        .values("count")
    )
    return Body.objects.by_order().annotate(
        seat_count=Coalesce(Subquery(seats), 0),
        filled_count=Coalesce(Subquery(filled), 0),
    )
