"""The main menu: the parts of the portal that exist."""

from __future__ import annotations

from typing import NamedTuple


class Item(NamedTuple):
    """One part; `section` is the first word of every address in it."""

    label: str
    section: str

    @property
    def address(self) -> str:
        return f"/{self.section}/"


ITEMS = [
    Item("Standaarden", "standaarden"),
    Item("Initiatieven", "initiatieven"),
    Item("Behoeften", "behoeften"),
    Item("Advies", "advies"),
    Item("Fonds", "fonds"),
    Item("Gemeenten", "gemeenten"),
    Item("Mijn gemeente", "mijn-gemeente"),
]
