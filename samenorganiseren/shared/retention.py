"""How long personal data are kept: one list for the privacy page and for the nightly job."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.conf import settings


class Retention(NamedTuple):
    """One kind of data. `term` counts from what `after` says; None is as long as that lasts."""

    data: str
    purpose: str
    basis: str
    after: str
    term: timedelta | None


TASK = "taak van algemeen belang"
DUTY = "wettelijke plicht"
YEAR = timedelta(days=365)

RETENTION: dict[str, Retention] = {
    "session": Retention(
        "Uw sessie: begin, laatste gebruik, adres op internet, soort browser",
        "U ingelogd houden; u laten zien waar u bent ingelogd",
        TASK,
        "uw laatste gebruik",
        timedelta(hours=12),
    ),
    "typed": Retention(
        "Wat u typte in een formulier toen uw sessie net was afgelopen (onleesbaar opgeslagen)",
        "U na het inloggen verder laten gaan; alleen u krijgt het terug",
        TASK,
        "het opsturen, als u het niet eerder opnieuw verstuurt of weggooit",
        timedelta(days=1),
    ),
    "attempt": Retention(
        "Mislukte pogingen om in te loggen",
        "Misbruik tegenhouden",
        TASK,
        "de poging",
        timedelta(days=1),
    ),
    "invitation": Retention(
        "Uitnodiging: e-mailadres en rol",
        "U toegang geven voor uw organisatie",
        TASK,
        "uw antwoord, het intrekken of de laatste dag",
        timedelta(days=30),
    ),
    "account": Retention(
        "Account: naam, e-mailadres, wachtwoord (onleesbaar opgeslagen), tweede stap bij het inloggen",
        "Weten wie namens een organisatie iets vastlegt",
        TASK,
        "het uitzetten van uw account",
        YEAR,
    ),
    "role": Retention(
        "Rollen: welke rol, voor welke organisatie, van wanneer tot wanneer",
        "Kunnen nagaan wie bevoegd was",
        TASK,
        "het verwijderen van uw account; daarna blijft de rol zonder uw naam",
        None,
    ),
    "notice": Retention(
        "Berichten aan u in de portal",
        "U laten weten wat er van u wordt gevraagd",
        TASK,
        "het plaatsen",
        YEAR,
    ),
    "report": Retention(
        "Welke rapporten u vroeg, en wat erin staat",
        "U het rapport later nog laten lezen; alleen u kunt dat",
        TASK,
        "het vragen, of het verwijderen van uw account als dat eerder is",
        timedelta(days=settings.REPORT_KEEP_DAYS),
    ),
    "statement": Retention(
        "Wie een opgave deed of bevestigde",
        "Een opgave kunnen uitleggen en verbeteren",
        TASK,
        "het einde van de portal: een opgave verandert nooit, ook de naam niet",
        None,
    ),
    "contact": Retention(
        "Contactpersoon bij een opgave",
        "Een andere gemeente kan u bellen",
        TASK,
        "het einde van de portal, bij de opgave van toen; een nieuwe opgave toont een nieuw contact",
        None,
    ),
    "dossier": Retention(
        "Wie een stap in een dossier zette",
        "Besluiten kunnen controleren",
        TASK,
        "het verwijderen van uw account; daarna blijft alleen een kenmerk waaruit niemand uw naam kan lezen",
        None,
    ),
    "ledger": Retention(
        "Wie een boeking deed in het grootboek van het Fonds GGU",
        "Elke euro kunnen verantwoorden",
        DUTY,
        "het einde van de portal: een boeking verandert nooit, ook de naam niet",
        None,
    ),
    "unsent": Retention(
        "Wat u bewaarde en niet verstuurde: een concept van een standpunt of een reactie",
        "U later verder laten schrijven; alleen u leest het",
        TASK,
        "het sluiten van de ronde of de consultatie, of uw laatste bewaren als dat later was",
        timedelta(days=90),
    ),
    "loose_paper": Retention(
        "Een stuk dat uit een concept van een voorstel is weggelaten",
        "Een vergissing kunnen herstellen",
        TASK,
        "het weglaten; wat bij een ingediende versie hoort, blijft",
        timedelta(days=30),
    ),
    "journal": Retention(
        "Logboek: wie deed wat, wanneer en waarvandaan",
        "Besluiten en opgaven kunnen controleren; misbruik opsporen",
        DUTY,
        "het einde van de portal: niemand kan een regel wijzigen of weghalen",
        None,
    ),
}


def term_of(kind: str) -> timedelta:
    """The term of a kind of data that is removed by itself."""
    term = RETENTION[kind].term
    if term is None:
        raise LookupError(f"{kind} is kept")
    return term


def term_words(term: timedelta | None) -> str:
    """The term as a reader says it."""
    if term is None:
        return "Tot"
    if term < timedelta(days=2):
        return f"{int(term.total_seconds() // 3600)} uur na"
    years, rest = divmod(term.days, YEAR.days)
    return f"{years} jaar na" if years and not rest else f"{term.days} dagen na"
