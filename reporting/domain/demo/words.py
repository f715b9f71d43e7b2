"""What the demo tells in the inbox; all of it made up, and it says so."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

READER = "informatiemanager@gouda.example"
OWNER = "leverancier@voorbeeldsoft.example"
LABEL = "(fictief)"
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Told(NamedTuple):
    """One notice: how long ago, what, where it leads and whether it was read."""

    ago: timedelta
    title: str
    body: str
    url: str
    reason: str
    is_read: bool


FOLLOWS = "U volgt deze standaard."
SPEAKS = "U geeft opgaven voor Gouda."
NOTICES = (
    Told(2 * HOUR, "Er is een nieuwe versie van een standaard die u volgt",
         "De nieuwe versie is in gebruik. De vorige blijft nog een jaar.",
         "/standaarden/", FOLLOWS, False),
    Told(5 * HOUR, "Waddinxveen vraagt u om contact over een invoering",
         "Waddinxveen begint met een standaard die Gouda al gebruikt.",
         "/gemeenten/waddinxveen/", SPEAKS, False),
    Told(1 * DAY, "Een leverancier stelt een opgave voor",
         "Bekijk het voorstel en beslis of het klopt.",
         "/mijn-gemeente/", SPEAKS, False),
    Told(2 * DAY, "De accordeur bevestigde uw opgave",
         "Daarmee staat de opgave als bevestigd in het overzicht.",
         "/mijn-gemeente/", SPEAKS, False),
    Told(3 * DAY, "Een besluit is gepubliceerd",
         "Het besluit staat met de stukken in het dossier.",
         "/besluiten/", "U volgt dit dossier.", True),
    *(
        Told((4 + number) * DAY, f"Weekbericht {number} over wat u volgt",
             "Er kwamen opgaven bij van gemeenten in uw buurt.",
             "/volgen/", "U volgt deze gemeente.", number > 3)
        for number in range(1, 21)
    ),
)  # fmt: skip
NEWS = (
    Told(3 * HOUR, "Er is een testrapport bij", "", "", "", False),
    Told(9 * HOUR, "Tien gemeenten gaven op dat zij dit gebruiken", "", "", "", False),
    Told(20 * HOUR, "De handreiking is vernieuwd", "", "", "", False),
)
WEBHOOK = f"Ons zaaksysteem {LABEL}"
TARGET = "https://zaaksysteem.voorbeeldsoft.example/portaal"
