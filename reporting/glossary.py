"""The words of the portal in plain Dutch. `docs/glossary.md` holds the same table."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from django.utils.text import slugify

from samenorganiseren.shared.names import sort_key


class Term(NamedTuple):
    """One concept with its one Dutch and one English name."""

    dutch: str
    english: str
    meaning: str

    @property
    def anchor(self) -> str:
        return slugify(self.dutch)


TERMS = [
    Term(
        "Aanbevolen", "recommended", "De VNG raadt de standaard aan; u mag zelf kiezen."
    ),
    Term(
        "Aanhouden",
        "hold",
        "Een voorstel wacht tot een afgesproken datum, om een reden die erbij staat.",
    ),
    Term(
        "Aantal keer toegepast",
        "times applied",
        "Hoe vaak gemeenten een standaard gebruiken, opgeteld over alle gemeenten van dat moment.",
    ),
    Term(
        "Accordeur",
        "approver",
        "Iemand die voor uw gemeente bevestigt dat een opgave klopt, bijvoorbeeld de CIO of de gemeentesecretaris.",
    ),
    Term(
        "Afgeschermd",
        "restricted ring",
        "Alleen de gemeente zelf en de VNG zien wie de standaard gebruikt.",
    ),
    Term(
        "ALV",
        "members' meeting",
        "De algemene ledenvergadering van de VNG: daar stemmen alle gemeenten.",
    ),
    Term(
        "Beheerder van een standaard",
        "steward",
        "De organisatie die een standaard bijhoudt en nieuwe versies uitbrengt.",
    ),
    Term(
        "Behoefte",
        "need",
        "Iets wat een gemeente mist en liever samen met anderen regelt.",
    ),
    Term("Bericht", "notice", "Een mededeling voor u in de portal of per mail."),
    Term(
        "Besluitdatum",
        "decision date",
        "De dag waarop het besluit over een standaard is genomen.",
    ),
    Term(
        "Bevestigd",
        "confirmed",
        "De accordeur van de gemeente heeft gezegd dat de opgave klopt.",
    ),
    Term(
        "College van Dienstverleningszaken",
        "College van Dienstverleningszaken",
        "Adviseert het VNG-bestuur over standaarden en over initiatieven voor alle gemeenten.",
    ),
    Term(
        "Coördinator van een samenwerkingsverband",
        "partnership coordinator",
        "Iemand die voor meerdere samenwerkende gemeenten opgaven doet.",
    ),
    Term("Dagoverzicht", "digest", "Eén mail per dag met alles wat voor u nieuw is."),
    Term(
        "Deels",
        "partly in use",
        "De gemeente gebruikt de standaard voor een deel van haar werk en zegt voor welk deel.",
    ),
    Term(
        "Domein",
        "domain",
        "Het werkgebied waar een standaard over gaat, zoals dienstverlening of sociaal domein.",
    ),
    Term(
        "Dossier",
        "dossier",
        "Een voorstel met zijn versies, stukken, reacties, adviezen en besluit, onder één nummer.",
    ),
    Term(
        "Einde ondersteuning",
        "end of support",
        "De dag waarna een versie niet meer wordt bijgehouden.",
    ),
    Term(
        "Fictief",
        "fictitious",
        "Verzonnen voor de voorbeeldomgeving; niet echt gebeurd.",
    ),
    Term(
        "Fonds GGU",
        "fund",
        "Het geld dat gemeenten per inwoner bijdragen voor wat zij samen uitvoeren.",
    ),
    Term(
        "Gebeurtenis",
        "dossier event",
        "Eén stap in een dossier, vastgelegd met het kenmerk van de stap ervoor.",
    ),
    Term(
        "Gemeente",
        "municipality",
        "Een van de gemeenten van Nederland zoals zij op een bepaalde dag bestaan.",
    ),
    Term(
        "Gepland",
        "planned",
        "De gemeente heeft besloten de standaard in te voeren en is nog niet begonnen.",
    ),
    Term(
        "Getoetst",
        "shown by a test",
        "Een testrapport of een werkende koppeling laat zien dat de opgave klopt.",
    ),
    Term(
        "GGU",
        "joint municipal execution",
        "Gezamenlijke Gemeentelijke Uitvoering: werk dat gemeenten één keer samen doen.",
    ),
    Term(
        "Grootteklasse",
        "size class",
        "Een groep gemeenten met ongeveer evenveel inwoners.",
    ),
    Term(
        "Herindeling",
        "succession",
        "Gemeenten worden samengevoegd, opgesplitst of gaan op in een andere gemeente.",
    ),
    Term(
        "Hoe zeker",
        "evidence grade",
        "Zegt waar een opgave op rust: gehoord van de leverancier, opgegeven, bevestigd of getoetst.",
    ),
    Term("In gebruik", "in use", "De gemeente werkt met de standaard."),
    Term(
        "In invoering",
        "being introduced",
        "De gemeente is bezig de standaard in te voeren en noemt een einddatum.",
    ),
    Term("Indiener", "proposer", "De gemeente of de VNG die een voorstel doet."),
    Term(
        "Initiatief",
        "initiative",
        "Werk dat gemeenten samen beginnen en dat een standaard of voorziening kan opleveren.",
    ),
    Term(
        "Intake",
        "intake",
        "De secretaris van de Taskforce beoordeelt een voorstel op tien vragen voordat het verdergaat.",
    ),
    Term(
        "Kaart",
        "honeycomb",
        "Een tekening van Nederland met voor elke gemeente één zeshoek.",
    ),
    Term(
        "Ketenkop",
        "chain head",
        "Het kenmerk over de laatste gebeurtenis van alle dossiers van die dag; wie het bewaart, kan later zien of er iets is veranderd.",
    ),
    Term(
        "Koepel",
        "umbrella association",
        "Een vereniging van mensen met hetzelfde werk bij gemeenten.",
    ),
    Term(
        "Leg uit",
        "explanation",
        "De gemeente past een afspraak niet toe, geeft een reden en zegt tot wanneer.",
    ),
    Term(
        "Levensfase",
        "lifecycle",
        "Zegt van een versie of zij in ontwikkeling, in gebruik, aan het einde of teruggetrokken is.",
    ),
    Term(
        "Leverancier",
        "supplier",
        "Een bedrijf dat producten of diensten aan gemeenten verkoopt.",
    ),
    Term(
        "Logboek",
        "journal",
        "De lijst van wat er in de portal gebeurde: wie deed wat en wanneer.",
    ),
    Term(
        "Lokale invulling",
        "local variation",
        "Wat uw gemeente anders doet dan de standaard zegt.",
    ),
    Term(
        "Niet ontvankelijk",
        "inadmissible",
        "Een voorstel wordt niet behandeld; twee mensen zijn het daarover eens.",
    ),
    Term(
        "Niet van toepassing",
        "not applicable",
        "De standaard gaat niet over deze gemeente, met een reden erbij.",
    ),
    Term(
        "Niet vastgesteld",
        "not established",
        "Wij hebben geen besluit gevonden dat zegt hoe verplicht de standaard is.",
    ),
    Term(
        "Nog geen opgave",
        "no statement",
        "De gemeente heeft over deze standaard nog niets gezegd; dat is geen oordeel.",
    ),
    Term(
        "Openbaar",
        "public ring",
        "Iedereen ziet welke gemeenten de standaard gebruiken.",
    ),
    Term(
        "Opgave",
        "adoption statement",
        "Wat een gemeente op een dag zegt over haar gebruik van een standaard.",
    ),
    Term(
        "Organisatie",
        "organisation",
        "Een gemeente, samenwerkingsverband, leverancier of de VNG, zoals de portal haar kent.",
    ),
    Term(
        "Oriënterend", "exploring", "De gemeente bekijkt of de standaard bij haar past."
    ),
    Term(
        "Pas toe of leg uit",
        "comply or explain",
        "U gebruikt de standaard, of u legt uit waarom niet; het VNG-bestuur heeft dat besloten.",
    ),
    Term(
        "Product",
        "product",
        "Software of een dienst van een leverancier die een standaard kan ondersteunen.",
    ),
    Term(
        "Rapport",
        "report",
        "Cijfers van een dag, een maand of een jaar, met wat elk woord erin betekent.",
    ),
    Term(
        "Rechtsopvolger",
        "successor",
        "De gemeente die na een herindeling verdergaat voor een gemeente die ophield te bestaan.",
    ),
    Term(
        "Reden",
        "explanation reason",
        "De vaste omschrijving van waarom een gemeente uitlegt; wij tellen redenen landelijk.",
    ),
    Term(
        "Samenwerkingsverband",
        "partnership",
        "Gemeenten die vast samenwerken, bijvoorbeeld voor hun ICT.",
    ),
    Term(
        "Snelle route",
        "fast lane",
        "Een voorstel gaat zonder consultatie naar de Taskforce; nooit bij een verzwaring of bij verplicht.",
    ),
    Term(
        "Standaard",
        "standard",
        "Een afspraak waardoor gemeenten hetzelfde werk op dezelfde manier doen.",
    ),
    Term(
        "Standaardverklaring",
        "standard declaration",
        "Het besluit van het VNG-bestuur waardoor voor een standaard geldt: pas toe of leg uit.",
    ),
    Term(
        "Stedelijkheid",
        "urbanity",
        "Hoe dicht de adressen in een gemeente bij elkaar liggen, volgens het CBS.",
    ),
    Term(
        "Stuk",
        "paper",
        "Een bestand dat bij een voorstel, een reactie of een agendapunt hoort.",
    ),
    Term(
        "Taskforce Samen Organiseren",
        "Taskforce Samen Organiseren",
        "Mensen uit gemeenten en koepels die het College van Dienstverleningszaken adviseren.",
    ),
    Term(
        "Te harmoniseren",
        "to harmonise",
        "Na een herindeling werkten niet alle oude gemeenten met de standaard; de nieuwe gemeente moet kiezen.",
    ),
    Term(
        "Termijn",
        "deadline",
        "Een dag waarvoor u of uw organisatie iets moet doen.",
    ),
    Term("Toepassing", "adoption", "Hoe een gemeente nu met een standaard staat."),
    Term(
        "Toepassingsgraad",
        "coverage",
        "Het deel van alle gemeenten van dat moment dat een standaard gebruikt.",
    ),
    Term(
        "Uitgefaseerd",
        "phased out",
        "De gemeente gebruikte de standaard en is daarmee gestopt.",
    ),
    Term(
        "Verbindendheid",
        "bindingness",
        "Hoe verplicht een standaard is: aanbevolen, pas toe of leg uit, of verplicht.",
    ),
    Term(
        "Verouderd",
        "aged",
        "De opgave is langer dan een jaar niet bevestigd; klopt zij nog?",
    ),
    Term(
        "Verplicht",
        "mandatory",
        "Elke gemeente moet de standaard toepassen; het VNG-bestuur beslist dat na een raadpleging van de leden.",
    ),
    Term(
        "Verplichting",
        "obligation",
        "Een afspraak die voor uw gemeente geldt, met een datum.",
    ),
    Term(
        "Versie",
        "standard version",
        "Een vaste tekst van een standaard, met een eigen nummer.",
    ),
    Term("Verzwaring", "escalation", "Een standaard wordt een stap verplichter."),
    Term("VNG", "VNG", "De Vereniging van Nederlandse Gemeenten."),
    Term(
        "VNG-bestuur",
        "VNG board",
        "Besluit hoe verplicht een standaard wordt, op advies van het College van Dienstverleningszaken.",
    ),
    Term("Volgen", "follow", "U krijgt bericht als er iets verandert aan wat u volgt."),
    Term(
        "Voorstel",
        "proposal",
        "Wat een gemeente of de VNG vraagt vast te stellen, te veranderen of te betalen.",
    ),
    Term(
        "Zichtbaarheid",
        "visibility ring",
        "Zegt wie de namen van gemeenten bij een standaard mag zien.",
    ),
]


def in_order() -> list[Term]:
    """As a Dutch reader looks them up."""
    return sorted(TERMS, key=lambda term: sort_key(term.dutch))


def by_letter() -> list[tuple[str, list[Term]]]:
    """The terms under their first letter."""
    grouped = groupby(in_order(), key=lambda term: sort_key(term.dutch)[0].upper())
    return [(letter, list(terms)) for letter, terms in grouped]
