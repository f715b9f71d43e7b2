"""What adoption adds to the page of a standard and to that of a municipality."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from municipalities.models import Municipality
from samenorganiseren.shared import honeycombs
from samenorganiseren.shared.panels import Panel, register
from samenorganiseren.shared.states import WORDS
from samenorganiseren.shared.wording import percent

from ...enums import IN_USE_STATES, Ring
from ...models import Standard
from ...queries.adoption import (
    Picture,
    adoptions_of,
    list_of,
    near,
    picture_of,
    rows_of,
)
from ...queries.curve import Point, curve_of
from ...queries.speaking import home_of
from ...rules.adoption import reads_explanations
from ...rules.visibility import sees_names

FIRST_ROWS = 9
RING_WORDS = {
    Ring.PUBLIC: "Namen zijn openbaar",
    Ring.MUNICIPALITIES: "Namen alleen voor gemeenten",
    Ring.SHIELDED: "Namen alleen voor de VNG",
}


def register_panels() -> None:
    register("standard", who_applies, order=30)
    register("standard", how_it_grows, order=31)
    register("standard", by_municipality, order=32)
    register("municipality", what_it_applies, order=20)


def who_applies(request: HttpRequest, standard: Standard) -> Panel:
    """The honeycomb where names may be seen, else the published totals."""
    today = timezone.localdate()
    picture = picture_of(standard, request.user, today)
    context = {
        "standard": standard,
        "picture": picture,
        "rows": legend_rows(picture),
        "cells": cells_of(picture),
        "label": label_of(standard, picture),
        "ring_words": RING_WORDS[Ring(standard.ring)],
        "reasons": picture.reasons,
    }
    template = "catalogue/adoption/panel_who.html"
    return Panel(template, context, anchor="wie", title="Wie past het toe?")


def legend_rows(picture: Picture) -> list[tuple[str, str, str]]:
    return [
        (state, WORDS[state], shown.words)
        for state, shown in picture.counts.by_state.items()
    ]


def cells_of(picture: Picture) -> list[dict[str, Any]]:
    """The honeycomb as the component draws it."""
    return [
        honeycombs.cell(
            col=cell.column,
            row=cell.row,
            state=cell.state,
            name=cell.name,
            word=WORDS[cell.state],
            address=reverse("municipality", args=[cell.slug]),
        )
        for cell in picture.cells
    ]


def label_of(standard: Standard, picture: Picture) -> str:
    """The honeycomb in words."""
    counts = picture.counts
    told = ", ".join(
        f"{WORDS[state].lower()} {shown.words}"
        for state, shown in counts.by_state.items()
    )
    return f"Kaart van {counts.municipalities} gemeenten. {standard}: {told}."


def how_it_grows(request: HttpRequest, standard: Standard) -> Panel | None:
    """The share of municipalities that use it, through the years."""
    points = curve_of(standard, request.user, timezone.localdate())
    if len(points) < 2 or not any(point.in_use.number for point in points):
        return None
    last = points[-1]
    context = {
        "standard": standard,
        "points": [(point.day, point.percent) for point in points],
        "table": yearly(points),
        "last": last,
        "last_words": share_words(last),
        "first": points[0],
    }
    template = "catalogue/adoption/panel_curve.html"
    return Panel(template, context, anchor="groei", title="Hoe groeit het gebruik?")


def share_words(point: Point) -> str:
    number = point.in_use.number
    if number is None:
        return point.in_use.words
    share = percent(min(number, point.municipalities), point.municipalities)
    return f"{share}: {point.in_use.words} van {point.municipalities}"


def yearly(points: list[Point]) -> list[Point]:
    """The first of each year, and the last point."""
    return [
        point
        for point in points
        if (point.day.month, point.day.day) == (1, 1) or point is points[-1]
    ]


def by_municipality(request: HttpRequest, standard: Standard) -> Panel:
    """Neighbours first for who has a municipality; else those that began last."""
    today = timezone.localdate()
    has_names = sees_names(request.user, standard)
    home = home_of(request.user) if request.user.is_authenticated else None
    title, rows = "", []
    if has_names:
        title, found = near_or_new(standard, request, home, today)
        rows = rows_of(found, request.user, timezone.now())
    context = {
        "standard": standard,
        "has_names": has_names,
        "subtitle": title,
        "rows": rows,
        "home": home,
        "reads_contacts": reads_explanations(request.user),
    }
    template = "catalogue/adoption/panel_list.html"
    return Panel(template, context, anchor="per-gemeente", title="Per gemeente")


def near_or_new(
    standard: Standard, request: HttpRequest, home: Municipality | None, today: date
) -> tuple[str, Any]:
    found = list_of(standard, request.user, today)
    if home is not None:
        return f"{home} en buurgemeenten", near(found, home)
    new = found.filter(state__in=IN_USE_STATES)
    return "Het laatst begonnen", new.order_by(F("since").desc(), "sort_key")[
        :FIRST_ROWS
    ]


def what_it_applies(request: HttpRequest, municipality: Municipality) -> Panel | None:
    """The standards of which this reader may know how the municipality stands."""
    today = timezone.localdate()
    if not municipality.exists_on(today):
        return None
    context = {
        "municipality": municipality,
        "rows": adoptions_of(municipality, request.user, today),
        "today": today,
    }
    template = "catalogue/adoption/panel_municipality.html"
    return Panel(
        template, context, anchor="past-toe", title="Wat past deze gemeente toe?"
    )
