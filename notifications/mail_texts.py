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

DIGEST = mail_texts.declare(
    "dagoverzicht",
    purpose="Iemand krijgt al het nieuws over wat zij of hij volgt, in één mail.",
    subject="{aantal} over wat u volgt",
    body="""Beste {naam},

Dit is er {periode} gebeurd met wat u volgt:

{nieuws}

[Wat u volgt, en hoe vaak u mail krijgt]({volgen})

U krijgt deze mail omdat u deze onderwerpen volgt. [Stop deze mail]({afmelden})

Met vriendelijke groet,
Samen Organiseren
""",
    places=frozenset({"naam", "aantal", "periode", "nieuws", "volgen", "afmelden"}),
)
