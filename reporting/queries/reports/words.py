"""Words that several reports print, always the same."""

from __future__ import annotations

from datetime import date

from catalogue.enums import Bindingness
from catalogue.rules.suppression import Shown
from samenorganiseren.shared.wording import dutch_date

from ...rules.asked import Asked
from ...rules.content import Cell

IN_USE = (
    "In gebruik",
    "De gemeente gaf op dat zij de standaard geheel of deels gebruikt. Eén gemeente "
    "telt één keer per standaard.",
)
COVERAGE = (
    "Toepassingsgraad",
    "Het aantal gemeenten in gebruik, gedeeld door alle gemeenten die op die dag bestonden.",
)
UNDER_WAY = (
    "Onderweg",
    "De gemeente gaf op dat zij zich oriënteert, invoering heeft gepland of invoert.",
)
EXPLAINS = (
    "Legt uit",
    "De gemeente gaf op dat zij de standaard niet toepast, waarom, en tot wanneer.",
)
NO_STATEMENT = (
    "Nog geen opgave",
    "De gemeente heeft over deze standaard nog niets gezegd. Dat is geen oordeel.",
)
BINDING = (
    "Hoe verplicht",
    "Wat op de dag van dit rapport gold: niet vastgesteld, aanbevolen, pas toe of leg "
    "uit, of verplicht.",
)
MUNICIPALITIES = (
    "Gemeenten van die dag",
    "Elk aantal is geteld over de gemeenten die op de dag van het rapport bestonden. "
    "Na een herindeling telt de nieuwe gemeente.",
)
SMALL = (
    "Ongeveer, minder dan 5, niet getoond",
    "Waar u de namen van gemeenten niet mag zien, zijn aantallen afgerond op een "
    "vijftal en van de eerste dag van de maand. Een aantal van 1 tot en met 4 heet "
    "‘minder dan 5’. Wat daaruit af te leiden zou zijn, tonen wij niet.",
)


def count(shown: Shown) -> Cell:
    """A number where it may be known exactly, else the words for it."""
    return shown.number if shown.is_exact else shown.words


def stand(day: date) -> str:
    return f"Stand op {dutch_date(day)}."


def level(known: Bindingness) -> str:
    return str(known.label)


def reader(asked: Asked) -> str:
    """For whom the numbers are."""
    if asked.viewer is None:
        return "aantallen die iedereen mag weten"
    return "aantallen die u mag weten met uw rollen van nu"


def added(now: Shown, then: Shown) -> Cell:
    """By how many it grew; only where both are exact, for a difference tells more."""
    if now.number is None or then.number is None:
        return "niet getoond"
    if not (now.is_exact and then.is_exact):
        return "niet getoond"
    return now.number - then.number
