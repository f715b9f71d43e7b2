"""The geometry of a share through time, in a box that stretches with the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from samenorganiseren.shared.wording import short_month

TOP, HEIGHT = 10.0, 208.0
BOTTOM = TOP + HEIGHT
# The curve ends before the edge, so that its last dot is whole.
REACH = 98.0
LONG = 2 * 365
MOST_TICKS = 10

Point = tuple[date, float]


def drawing(points: Sequence[Point], *, target: float | None = None) -> dict[str, Any]:
    """Everything the curve component draws; text places are percentages of the width."""
    first, last = points[0][0], points[-1][0]
    line = [(across(day, first, last), percent) for day, percent in points]
    corners = " ".join(f"{x * 10:.1f},{100 - y:.1f}" for x, y in line)
    end_x, end_y = line[-1]
    return {
        "line": corners,
        "area": f"{line[0][0] * 10:.1f},100 {corners} {end_x * 10:.1f},100",
        "levels": [level(percent) for percent in (0, 20, 40, 60, 80, 100)],
        "ticks": ticks(first, last),
        "end": {
            "x": f"{end_x:.2f}",
            "y": f"{height_of(end_y):.1f}",
            "text_y": f"{label_height(end_y, target):.1f}",
        },
        "target": None
        if target is None
        else level(target) | {"text_y": f"{height_of(target) - 7:.1f}"},
    }


def across(day: date, first: date, last: date) -> float:
    """Where the day stands, in percent of the width."""
    span = (last - first).days
    return REACH * (day - first).days / span if span else REACH


def height_of(percent: float) -> float:
    return BOTTOM - HEIGHT * percent / 100


def label_height(percent: float, target: float | None) -> float:
    """Above the dot; under it where the top of the box or the target line is near."""
    above = height_of(percent) - 14
    near_target = target is not None and abs(height_of(target) - (above - 6)) < 14
    return height_of(percent) + 26 if near_target or above < TOP + 6 else above


def level(percent: float) -> dict[str, str]:
    y = height_of(percent)
    return {"label": f"{percent:g}%", "y": f"{y:.1f}", "text_y": f"{y + 4:.1f}"}


def ticks(first: date, last: date) -> list[dict[str, Any]]:
    """Years on a long curve, months on a short one; every other one goes on a phone."""
    days = (
        year_starts(first, last)
        if (last - first).days > LONG
        else month_starts(first, last)
    )
    step = -(-len(days) // MOST_TICKS) or 1
    names = (lambda d: str(d.year)) if (last - first).days > LONG else tick_name
    return [
        {
            "x": f"{across(day, first, last):.2f}",
            "label": names(day),
            "is_odd": index % 2 == 1,
        }
        for index, day in enumerate(days[::step])
        if across(day, first, last) <= REACH - 3
    ]


def year_starts(first: date, last: date) -> list[date]:
    return [
        date(year, 1, 1)
        for year in range(first.year, last.year + 1)
        if date(year, 1, 1) >= first
    ]


def month_starts(first: date, last: date) -> list[date]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = [date(month // 12, month % 12 + 1, 1) for month in months]
    return [start for start in starts if start >= first]


def tick_name(day: date) -> str:
    """jan 2026 opens a year; the other months stand alone."""
    return f"{short_month(day)} {day.year}" if day.month == 1 else short_month(day)
