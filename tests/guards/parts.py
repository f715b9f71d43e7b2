"""The guards of one app, gathered from its areas."""

from __future__ import annotations

from types import ModuleType
from typing import Any


class Parts:
    """Areas that each have a module `guards` with the same names in it."""

    def __init__(self, *areas: ModuleType) -> None:
        self.areas = areas

    def together(self, name: str) -> dict[Any, Any]:
        """One dictionary of all areas."""
        return {
            key: value
            for area in self.areas
            for key, value in getattr(area, name).items()
        }

    def lines(self, name: str) -> str:
        """One list of "table constraint" of all areas."""
        return "".join(getattr(area, name).lstrip("\n") for area in self.areas)

    def listed(self, name: str) -> list[Any]:
        """One list of all areas."""
        return [item for area in self.areas for item in getattr(area, name)]
