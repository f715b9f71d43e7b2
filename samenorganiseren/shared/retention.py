"""How long personal data are kept: one list for the privacy page and for the nightly job."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple


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
        "het versturen",
        timedelta(days=14),
    ),
    "account": Retention(
        "Account: naam, e-mailadres, wachtwoord (onleesbaar opgeslagen), tweede stap bij het inloggen",
        "Weten wie namens een organisatie iets vastlegt",
        TASK,
        "het einde van uw laatste rol",
        YEAR,
    ),
    "role": Retention(
        "Rollen: welke rol, voor welke organisatie, van wanneer tot wanneer",
        "Kunnen nagaan wie bevoegd was",
        TASK,
        "het einde van de rol",
        7 * YEAR,
    ),
    "notice": Retention(
        "Berichten aan u in de portal",
        "U laten weten wat er van u wordt gevraagd",
        TASK,
        "het plaatsen",
        YEAR,
    ),
    "statement": Retention(
        "Wie een opgave deed of bevestigde",
        "Een opgave kunnen uitleggen en verbeteren",
        TASK,
        "het einde van uw laatste rol",
        7 * YEAR,
    ),
    "contact": Retention(
        "Contactpersoon bij een opgave",
        "Een andere gemeente kan u bellen",
        TASK,
        "het wijzigen of intrekken van de opgave",
        None,
    ),
    "journal": Retention(
        "Logboek: wie deed wat, wanneer en waarvandaan",
        "Besluiten en opgaven kunnen controleren; misbruik opsporen",
        DUTY,
        "de handeling",
        7 * YEAR,
    ),
}


def term_words(term: timedelta | None) -> str:
    """The term as a reader says it."""
    if term is None:
        return "Tot"
    if term < timedelta(days=2):
        return f"{int(term.total_seconds() // 3600)} uur na"
    years, rest = divmod(term.days, YEAR.days)
    return f"{years} jaar na" if years and not rest else f"{term.days} dagen na"
