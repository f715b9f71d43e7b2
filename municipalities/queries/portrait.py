"""Everything the page of one municipality shows, in a fixed number of queries."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import JSONArray, JSONObject

from ..models import (
    Alias,
    HexCell,
    Municipality,
    Neighbour,
    PartnershipMember,
    Population,
    Region,
)


def portraits(day: date) -> QuerySet[Any]:
    """Municipalities with all that their page tells, the map of the country included."""
    own = {"municipality": OuterRef("pk")}
    return Municipality.objects.select_related("province").annotate(
        other_names=ArraySubquery(
            Alias.objects.filter(**own).order_by("name").values("name")
        ),
        figures=ArraySubquery(_figures().filter(**own)),
        region_rows=ArraySubquery(_regions().filter(municipalities=OuterRef("pk"))),
        partnership_rows=ArraySubquery(_partnerships(day).filter(**own)),
        neighbour_rows=ArraySubquery(_neighbours()),
        hexagons=ArraySubquery(_hexagons()),
    )


def _figures() -> QuerySet[Any, Any]:
    row = JSONObject(
        year="year", inhabitants="inhabitants", is_final="is_final", source="source"
    )
    return Population.objects.order_by("year").values(row=row)


def _regions() -> QuerySet[Any, Any]:
    row = JSONObject(kind="kind", slug="slug", name="name")
    return Region.objects.order_by("kind", "name").values(row=row)


def _partnerships(day: date) -> QuerySet[Any, Any]:
    row = JSONObject(
        slug="partnership__slug",
        name="partnership__name",
        starts_on="starts_on",
        is_fictitious="partnership__is_fictitious",
    )
    members = PartnershipMember.objects.on(day).order_by("partnership__sort_key")
    return members.values(row=row)


def _neighbours() -> QuerySet[Any, Any]:
    other = {
        name: Case(
            When(first=OuterRef("pk"), then=F(f"second__{name}")),
            default=F(f"first__{name}"),
        )
        for name in ("id", "name", "slug", "sort_key")
    }
    row = JSONObject(
        id=other["id"],
        name=other["name"],
        slug=other["slug"],
        kind="kind",
        km="shared_border_km",
    )
    pairs = Neighbour.objects.filter(Q(first=OuterRef("pk")) | Q(second=OuterRef("pk")))
    return pairs.annotate(place=other["sort_key"]).order_by("place").values(row=row)


def _hexagons() -> QuerySet[Any, Any]:
    """Municipality, column and row of every hexagon of the country."""
    return HexCell.objects.values(place=JSONArray("municipality_id", "column", "row"))
