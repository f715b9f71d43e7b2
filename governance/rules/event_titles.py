"""How events read for which no area declared words of its own: a heading, no more."""

from __future__ import annotations

TITLES = {
    "advies-gepubliceerd": "Advies gepubliceerd",
    "advies-opgesteld": "Concept van het advies geschreven",
    "advies-vastgesteld": "Advies vastgesteld",
    "belang-erkend": "Een lid doet niet mee wegens een belang",
    "belang-gemeld": "Een belang gemeld",
    "belang-niet-erkend": "Een gemeld belang is geen bezwaar",
    "besluit-bevestigd": "Besluit bevestigd door een tweede persoon",
    "besluit-ingevoerd": "Besluit ingevoerd",
    "besluit-weggehaald": "Ingevoerd besluit weggehaald voor de bevestiging",
    "consultatie-geopend": "Consultatie geopend",
    "consultatie-gesloten": "Consultatie gesloten",
    "consultatie-samengevat": "Reacties samengevat",
    "evaluatie-begonnen": "Evaluatie begonnen",
    "geagendeerd": "Op een agenda gezet",
    "minderheidsstandpunt-afgezien": "Geen minderheidsstandpunt",
    "minderheidsstandpunt-geschreven": "Minderheidsstandpunt geschreven",
    "minderheidsstandpunt-ingetrokken": "Minderheidsstandpunt ingetrokken",
    "minderheidsstandpunt-ondertekend": "Minderheidsstandpunt ondertekend",
    "opvolger-aangewezen": "Opvolger in een adviesronde aangewezen",
    "reactie-beantwoord": "Een reactie beantwoord",
    "ronde-geconcludeerd": "Adviesronde afgerond",
    "ronde-geopend": "Adviesronde geopend",
    "ronde-gepland": "Adviesronde gepland",
    "ronde-gesloten": "Adviesronde gesloten",
    "ronde-sluiting-verplaatst": "Sluiting van de adviesronde verplaatst",
    "stuk-bij-agendapunt": "Een stuk bij het agendapunt gevoegd",
    "stuk-van-agendapunt": "Een stuk bij het agendapunt weggehaald",
    "van-agenda-gehaald": "Van de agenda gehaald",
    "verzwaring-gepland": "Verzwaring gepland",
}


def title_of(kind: str) -> str:
    """The heading of this kind; an unknown one reads as its own name."""
    return TITLES.get(kind, kind.replace("-", " ").capitalize())
