"""The inhabitants of a municipality through time, as a drawing."""

from __future__ import annotations

from datetime import date
from typing import Any

from samenorganiseren.shared.curves import across, height_of
from samenorganiseren.shared.wording import number

Figure = dict[str, Any]


def population_figure(figures: list[Figure]) -> dict[str, Any] | None:
    """Line, area and levels from zero; nothing to draw under two years."""
    if len(figures) < 2:
        return None
    days = [date(figure["year"], 1, 1) for figure in figures]
    top = ceiling(max(figure["inhabitants"] for figure in figures))
    line = [
        (across(day, days[0], days[-1]), 100 * figure["inhabitants"] / top)
        for day, figure in zip(days, figures, strict=True)
    ]
    corners = " ".join(f"{x * 10:.1f},{100 - y:.1f}" for x, y in line)
    end_x, end_y = line[-1]
    return {
        "line": corners,
        "area": f"{line[0][0] * 10:.1f},100 {corners} {end_x * 10:.1f},100",
        "levels": [_level(top * part // 4, top) for part in range(5)],
        "ticks": [_tick(day, days, n) for n, day in enumerate(days)],
        "end": {"x": f"{end_x:.2f}", "y": f"{height_of(end_y):.1f}"},
    }


def ceiling(largest: int) -> int:
    """A round number in four equal steps, not far above the largest."""
    step = 10 ** max(len(str(largest)) - 2, 0)
    steps = -(-largest // (4 * step))
    return 4 * step * steps


def _level(inhabitants: int, top: int) -> dict[str, str]:
    y = height_of(100 * inhabitants / top)
    return {"label": number(inhabitants), "y": f"{y:.1f}", "text_y": f"{y + 4:.1f}"}


def _tick(day: date, days: list[date], place: int) -> dict[str, Any]:
    """Every year; on a phone every other one, counted back from the last."""
    return {
        "x": f"{across(day, days[0], days[-1]):.2f}",
        "label": str(day.year),
        "is_odd": (len(days) - 1 - place) % 2 == 1,
    }
