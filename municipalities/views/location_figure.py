"""Where a municipality lies: its hexagon among all, its neighbours around it."""

from __future__ import annotations

from typing import Any

from samenorganiseren.shared.honeycombs import HEIGHT, MARGIN, WIDTH


def location_figure(
    own: int, neighbours: set[int], cells: list[tuple[int, int, int]]
) -> dict[str, Any] | None:
    """Places of the hexagons in three groups; nothing where it has no hexagon."""
    if not any(pk == own for pk, _, _ in cells):
        return None
    top = max(row for _, _, row in cells)
    placed = [(pk, *_place(column, row, top)) for pk, column, row in cells]
    return {
        "frame": _frame(placed),
        "own": [(x, y) for pk, x, y in placed if pk == own],
        "near": [(x, y) for pk, x, y in placed if pk in neighbours],
        "rest": [(x, y) for pk, x, y in placed if pk != own and pk not in neighbours],
    }


def _place(column: int, row: int, top: int) -> tuple[str, str]:
    shift = WIDTH / 2 if row % 2 else 0
    return (
        f"{column * WIDTH + shift + MARGIN:g}",
        f"{(top - row) * HEIGHT + MARGIN:.2f}",
    )


def _frame(placed: list[tuple[int, str, str]]) -> str:
    width = max(float(x) for _, x, _ in placed) + MARGIN
    height = max(float(y) for _, _, y in placed) + MARGIN
    return f"0 0 {width:g} {height:.0f}"
