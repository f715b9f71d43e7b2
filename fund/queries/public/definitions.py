"""What each total of the fund means, and from which accounts it comes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Definition:
    """One number in plain words, and where the ledger has it."""

    title: str
    text: str
    accounts: str


DEFINITIONS = {
    "begroting": Definition(
        "Begroting",
        "Het hoogste bedrag dat de leden van de VNG (de ALV) toestonden voor alle "
        "budgetregels van dit jaar.",
        "9000 plafond",
    ),
    "beschikbaar": Definition("Beschikbaar", "Nog niet gevraagd.", "9010 beschikbaar"),
    "gereserveerd": Definition(
        "Gereserveerd", "Er is een aanvraag, nog geen besluit.", "9020 gereserveerd"
    ),
    "toegekend": Definition(
        "Toegekend", "Besloten, nog niet betaald.", "9030 toegekend"
    ),
    "betaald": Definition(
        "Betaald", "Uitgekeerd, nog niet verantwoord.", "9040 betaald"
    ),
    "verantwoord": Definition(
        "Verantwoord", "Besteed, en de verantwoording is akkoord.", "9050 verantwoord"
    ),
    "uitgegeven": Definition(
        "Uitgegeven",
        "Betaald en verantwoord samen: uitgekeerd aan programma’s en initiatieven, min "
        "wat is terugbetaald.",
        "9040 betaald en 9050 verantwoord",
    ),
    "gevraagd": Definition(
        "Gevraagd aan gemeenten",
        "De bijdragen op de facturen van dit jaar, zonder btw, min creditnota’s.",
        "8000 bijdragen van gemeenten",
    ),
    "ontvangen": Definition(
        "Ontvangen van gemeenten",
        "Wat gemeenten betaalden op de facturen van dit jaar, met btw.",
        "1200 te ontvangen, bij ontvangst op 1900",
    ),
    "open": Definition(
        "Nog te ontvangen",
        "Wat op de facturen van dit jaar nog open staat, met btw.",
        "1200 te ontvangen",
    ),
    "overig": Definition(
        "Andere inkomsten",
        "Geld van het Rijk of uit de reserve. Niet van gemeenten.",
        "8100 overige inkomsten",
    ),
}
TIMES = Definition(
    "Aantal keer toegepast",
    "Het aantal gemeenten dat de standaard geheel of deels gebruikt.",
    "opgaven van gemeenten",
)
COVERAGE = Definition(
    "Toepassingsgraad",
    "Het aantal gemeenten in gebruik, gedeeld door alle gemeenten van die dag.",
    "opgaven en gemeentenregister",
)
REACH = Definition(
    "Bereikte inwoners",
    "De inwoners van de gemeenten in gebruik, naar het laatst bekende inwonertal.",
    "opgaven en inwonertallen van het CBS",
)
COST = Definition(
    "Kosten per toepassing",
    "Betaald min terugbetaald, gedeeld door het aantal gemeenten in gebruik. Vanaf "
    "10 gemeenten en één jaar gebruik.",
    "9040, 9050 en opgaven",
)
SHARE = Definition(
    "Deel voor een standaard",
    "Alleen wat de toekenning zelf voor een standaard noemt, naar de mate waarin de "
    "toekenning is uitbetaald. De rest is niet toe te rekenen.",
    "aandelen in de toekenning",
)
TRACED = (SHARE, TIMES, COVERAGE, REACH, COST)
