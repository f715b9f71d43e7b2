"""The mails of this app, with the text they have until an administrator writes another."""

from samenorganiseren.shared import mail_texts

PLACES = frozenset({"naam", "titel", "tekst", "adres", "reden", "berichten"})

NOTICE = mail_texts.declare(
    "bericht",
    purpose="Iemand krijgt een bericht in het portaal.",
    subject="{titel}",
    body="""Beste {naam},

**{titel}**

{tekst}

[Bekijk dit in het portaal]({adres})

U krijgt deze mail omdat: {reden}

[Al uw berichten]({berichten})

Met vriendelijke groet,
Samen Organiseren
""",
    places=PLACES,
)
