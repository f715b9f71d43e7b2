"""The mails of the fund, with the text they have until an administrator writes another."""

from samenorganiseren.shared import mail_texts

INVOICE = mail_texts.declare(
    "fonds-factuur",
    purpose="Een gemeente krijgt een factuur van het Fonds GGU.",
    subject="Factuur {nummer} van {afzender}",
    body="""Beste collega,

Bij deze mail zit factuur {nummer} voor {gemeente}. Het bedrag is **{bedrag}**.

Wilt u betalen voor of op **{dag}**? Betaal op rekening {rekening} van {afzender}. Noem
daarbij het kenmerk **{kenmerk}**.

De factuur zit er twee keer bij: als elektronische factuur (XML) voor uw administratie, en
als PDF om te lezen.

Met vriendelijke groet,
{afzender}
""",
    places=frozenset(
        {"nummer", "gemeente", "bedrag", "dag", "rekening", "kenmerk", "afzender"}
    ),
)
CREDIT = mail_texts.declare(
    "fonds-creditnota",
    purpose="Een gemeente krijgt een creditnota van het Fonds GGU.",
    subject="Creditnota {nummer} van {afzender}",
    body="""Beste collega,

Bij deze mail zit creditnota {nummer} voor {gemeente}. Het bedrag is **{bedrag}**. U hoeft
niets te doen.

De creditnota zit er twee keer bij: als elektronische creditnota (XML) voor uw
administratie, en als PDF om te lezen.

Met vriendelijke groet,
{afzender}
""",
    places=frozenset({"nummer", "gemeente", "bedrag", "afzender"}),
)
REMINDER = mail_texts.declare(
    "fonds-herinnering",
    purpose="Een gemeente heeft een factuur van het Fonds GGU nog niet helemaal betaald.",
    subject="Herinnering ({stap}): factuur {nummer} van {afzender}",
    body="""Beste collega,

Factuur {nummer} voor {gemeente} had betaald moeten zijn op {dag}. Er staat nog
**{bedrag}** open. Dit is de {stap} herinnering.

Wilt u dit bedrag betalen op rekening {rekening} van {afzender}? Noem daarbij het kenmerk
**{kenmerk}**.

Hebt u net betaald? Dan hoeft u niets te doen.

Met vriendelijke groet,
{afzender}
""",
    places=frozenset(
        {
            "nummer",
            "gemeente",
            "bedrag",
            "dag",
            "rekening",
            "kenmerk",
            "afzender",
            "stap",
        }
    ),
)
