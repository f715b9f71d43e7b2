"""What the mails about accounts say, until somebody changes them under Beheer."""

from __future__ import annotations

from samenorganiseren.shared import mail_texts

INVITATION = mail_texts.declare(
    "uitnodiging",
    purpose="Iemand wordt uitgenodigd voor een rol.",
    subject="Uitnodiging voor Samen Organiseren",
    body="""Beste {naam},

{uitnodiger} nodigt u uit voor Samen Organiseren. Dat is het portaal waarin gemeenten \
samen standaarden afspreken en vastleggen wat zij gebruiken.

Uw rol: **{rol}**

Organisatie: **{organisatie}**

[Neem de uitnodiging aan]({adres})

De link werkt één keer en tot en met {verloopt}. Verwacht u deze mail niet? Dan hoeft u \
niets te doen.

Met vriendelijke groet,
Samen Organiseren
""",
    places=frozenset({"naam", "uitnodiger", "rol", "organisatie", "adres", "verloopt"}),
)

NEW_PASSWORD = mail_texts.declare(
    "nieuw-wachtwoord",
    purpose="Iemand vraagt een nieuw wachtwoord aan.",
    subject="Nieuw wachtwoord voor Samen Organiseren",
    body="""Beste {naam},

U vroeg een nieuw wachtwoord aan.

[Kies een nieuw wachtwoord]({adres})

De link werkt één keer. Vroeg u dit niet aan? Dan hoeft u niets te doen: uw oude \
wachtwoord blijft werken.

Met vriendelijke groet,
Samen Organiseren
""",
    places=frozenset({"naam", "adres"}),
)

SECURITY = mail_texts.declare(
    "inloggen-gewijzigd",
    purpose="De manier waarop iemand inlogt is gewijzigd.",
    subject="Uw manier van inloggen is gewijzigd",
    body="""Beste {naam},

{wijziging}

Deed u dit niet zelf? Kies dan meteen een nieuw wachtwoord en bekijk waar u bent ingelogd.

[Naar uw account]({adres})

Met vriendelijke groet,
Samen Organiseren
""",
    places=frozenset({"naam", "wijziging", "adres"}),
)
