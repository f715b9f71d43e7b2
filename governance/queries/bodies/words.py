"""What seats are called on screen, and what the koepels are, written out."""

from __future__ import annotations

from collections.abc import Iterable

from ...enums import SeatCategory

# Short, because the page writes each koepel out once.
WORDS: dict[str, str] = {
    SeatCategory.CHAIR: "voorzitter",
    SeatCategory.MUNICIPAL_SECRETARY: "gemeentesecretaris",
    SeatCategory.SERVICES_DIRECTOR: "directeur dienstverlening",
    SeatCategory.CHAIN_PARTNER: "ketenpartner",
    SeatCategory.VDP: "VDP",
    SeatCategory.IMG: "IMG 100.000+",
    SeatCategory.VIAG: "VIAG",
    SeatCategory.FAMO: "FAMO",
    SeatCategory.BOARD_MEMBER: "bestuurslid",
    SeatCategory.SECRETARY: "secretaris, zonder stem",
}
KOEPELS: dict[str, str] = {
    SeatCategory.VDP: "Vereniging Directeuren Publieksdiensten: directeuren en managers "
    "van de dienstverlening aan inwoners.",
    SeatCategory.IMG: "Vereniging van informatieprofessionals bij gemeenten.",
    SeatCategory.VIAG: "Vereniging van I&A-coördinatoren van Nederlandse gemeenten: "
    "mensen die bij gemeenten met informatie en automatisering werken.",
    SeatCategory.FAMO: "Vereniging van mensen die aan de geldzaken van gemeenten werken.",
}


def words_of(category: str) -> str:
    """The category of a seat in a few words."""
    return WORDS[category]


def koepels_of(categories: Iterable[str]) -> list[tuple[str, str]]:
    """The koepels among these categories, each with what it is."""
    present = set(categories)
    return [(WORDS[one], text) for one, text in KOEPELS.items() if one in present]
