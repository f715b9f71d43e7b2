"""Where the hexagons of the honeycomb stand in its drawing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

WIDTH, HEIGHT = 20.0, 17.32
MARGIN = 12.0


def cell(
    *, col: int, row: int, state: str, name: str, word: str, address: str = ""
) -> dict[str, Any]:
    """One municipality on the grid; odd rows stand half a cell to the right, row 0 in the south."""
    return {
        "x": col * WIDTH + (WIDTH / 2 if row % 2 else 0),
        "y": -row * HEIGHT,
        "state": state,
        "title": f"{name}: {word[:1].lower()}{word[1:]}",
        "address": address,
    }


def drawing(cells: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The cells with their places written out, and the frame around them."""
    cells = list(cells)
    left = min((c["x"] for c in cells), default=0) - MARGIN
    top = min((c["y"] for c in cells), default=0) - MARGIN
    width = max((c["x"] for c in cells), default=0) + MARGIN - left
    height = max((c["y"] for c in cells), default=0) + MARGIN - top
    placed = [
        {**c, "x": f"{c['x'] - left:g}", "y": f"{c['y'] - top:.2f}"} for c in cells
    ]
    return {"cells": placed, "frame": f"0 0 {width:g} {height:.0f}"}
