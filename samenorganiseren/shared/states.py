"""The words for how a municipality stands and how binding a standard is."""

from __future__ import annotations

WORDS = {
    "in-gebruik": "In gebruik",
    "deels": "In gebruik, deels",
    "in-invoering": "In invoering",
    "gepland": "Gepland",
    "orienterend": "Oriënterend",
    "legt-uit": "Legt uit",
    "niet-van-toepassing": "Niet van toepassing",
    "uitgefaseerd": "Uitgefaseerd",
    "geen-opgave": "Nog geen opgave",
}

BINDINGNESS = ("Niet vastgesteld", "Aanbevolen", "Pas toe of leg uit", "Verplicht")


def known(slug: str) -> str:
    """The slug itself; one without a shape would leave a hole in the page."""
    if slug not in WORDS:
        raise ValueError(f"No shape for state {slug!r}")
    return slug
