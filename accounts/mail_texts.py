"""What the mails about accounts say, until somebody changes them under Beheer."""

from __future__ import annotations

from samenorganiseren.shared.mail_texts import MailKind

INVITATION = MailKind(
    key="uitnodiging",
    title="Uitnodiging voor een rol",
    subject="Uitnodiging voor Samen Organiseren",
    body="""Beste {naam},

{uitnodiger} nodigt u uit voor Samen Organiseren. Dat is het portaal waarin gemeenten \
samen standaarden afspreken en vastleggen wat zij gebruiken.

Uw rol: {rol}
Organisatie: {organisatie}

Neem de uitnodiging aan op deze pagina:
{link}

De link werkt één keer en tot en met {verloopt}. Verwacht u deze mail niet? Dan hoeft u \
niets te doen.
""",
    places={
        "naam": "naam van wie de mail krijgt",
        "uitnodiger": "naam van wie uitnodigt",
        "rol": "de rol",
        "organisatie": "de organisatie",
        "link": "de link om de uitnodiging aan te nemen",
        "verloopt": "de laatste dag waarop de link werkt",
    },
)

NEW_PASSWORD = MailKind(
    key="nieuw-wachtwoord",
    title="Link voor een nieuw wachtwoord",
    subject="Nieuw wachtwoord voor Samen Organiseren",
    body="""Beste {naam},

U vroeg een nieuw wachtwoord aan. Kies het op deze pagina:
{link}

De link werkt één keer. Vroeg u dit niet aan? Dan hoeft u niets te doen: uw oude \
wachtwoord blijft werken.
""",
    places={
        "naam": "naam van wie de mail krijgt",
        "link": "de link om een wachtwoord te kiezen",
    },
)

SECURITY = MailKind(
    key="inloggen-gewijzigd",
    title="Melding dat het inloggen is gewijzigd",
    subject="Uw manier van inloggen is gewijzigd",
    body="""Beste {naam},

{wijziging}

Deed u dit niet zelf? Kies dan meteen een nieuw wachtwoord en bekijk bij uw account \
waar u bent ingelogd:
{link}
""",
    places={
        "naam": "naam van wie de mail krijgt",
        "wijziging": "wat er is gewijzigd",
        "link": "de link naar het eigen account",
    },
)

KINDS = (INVITATION, NEW_PASSWORD, SECURITY)
