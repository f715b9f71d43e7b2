"""Sentences that return in the story."""

from __future__ import annotations

from ...enums import ConsultationKind, Criterion, DispositionKind

ANSWERS = {
    Criterion.PARTICIPANTS: "Zes gemeenten en een samenwerkingsverband doen mee.",
    Criterion.NEED: "Inwoners moeten nu bij elke gemeente iets anders invullen.",
    Criterion.ALREADY_SET: "Nee. Wij hebben het nagevraagd bij Forum Standaardisatie.",
    Criterion.BINDINGNESS: "Wij beginnen licht en bekijken na twee jaar of dat genoeg is.",
    Criterion.FIT: "Ja. Het bouwt op de bestaande afspraken en op GEMMA.",
    Criterion.NEUTRAL: "Ja. Gemeenten houden hun eigen beleid.",
    Criterion.SECURITY: "Er gaan geen extra persoonsgegevens over de lijn.",
    Criterion.SUPPORT: "Negentien gemeenten steunden deze behoefte.",
    Criterion.UPKEEP: "Beheer past in het bestaande team; twee uur per week.",
    Criterion.DELIVERABLES: "Een beschrijving, een voorbeeld en een test.",
}
QUESTION = {
    ConsultationKind.OPEN: (
        "Is de tekst duidelijk, kunt u ermee werken, en wat ontbreekt er?"
    ),
    ConsultationKind.MEMBERS: (
        "Bent u voor of tegen het verplicht maken van deze standaard?"
    ),
}
DISPOSITION = {
    DispositionKind.ADOPTED: "De tekst is aangepast zoals u voorstelde.",
    DispositionKind.PARTLY: "Het eerste punt is overgenomen; het tweede vraagt meer tijd.",
    DispositionKind.NOTED: "Wij geven dit mee aan het beheer.",
}
SUMMARY_OF_RESPONSES = (
    "De meeste reacties steunen het voorstel. Gevraagd is om een ruimere "
    "overgangstermijn en om een voorbeeld voor kleine gemeenten. Beide staan nu in de "
    "tekst."
)
TEXT = """## Wat stellen wij voor?

{what}

## Waarom?

{why}

## Wat vraagt het van een gemeente?

Een gemeente richt dit één keer in, samen met haar leverancier. Wij rekenen op twee
maanden werk voor één persoon, en daarna op een halve dag per kwartaal.
"""
