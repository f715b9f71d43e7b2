"""Reading a file: every statement in it, or a refusal."""

from __future__ import annotations

from itertools import pairwise

from ....rules.money import to_the_cent
from .balances import balances_of, require_follows, require_summary
from .entries import lines_of
from .lines import ReadStatement
from .refusals import StatementRefused, refuse_if
from .xml import Element, first_of, root_of, text_of

MOST_ID, MOST_NUMBER = 60, 2_147_483_647


def read_statements(content: bytes, *, iban: str) -> list[ReadStatement]:
    """Every statement of this account in the file, in order; raises StatementRefused."""
    root, version = root_of(content)
    message = root.find("BkToCstmrStmt")
    found = message.findall("Stmt") if message is not None else []
    refuse_if(
        message is None or not found,
        "In dit bestand staat geen afschrift. Kies een dag waarop de bank er een maakte.",
    )
    if message is not None:
        _require_whole(message)
    statements = [_statement(one, iban, version) for one in found]
    statements.sort(key=lambda one: one.number)
    _require_row(statements)
    return statements


def _require_whole(element: Element) -> None:
    pages = [*element.findall("GrpHdr/MsgPgntn"), *element.findall("Stmt/StmtPgntn")]
    for page in pages:
        refuse_if(
            text_of(page, "PgNb") not in ("", "1")
            or text_of(page, "LastPgInd").lower() in ("false", "0"),
            "Dit is één bladzijde van een afschrift in meer bestanden. Haal het hele "
            "afschrift op als een bestand.",
        )


def _statement(element: Element, iban: str, version: str) -> ReadStatement:
    _require_account(element, iban)
    number = _number(element)
    opening, closing = balances_of(element)
    entries = element.findall("Ntry")
    lines = tuple(
        line
        for place, entry in enumerate(entries, start=1)
        for line in lines_of(entry, place, closing.on)
    )
    require_summary(element)
    require_follows(opening, closing, lines)
    return ReadStatement(
        number=number,
        bank_id=text_of(element, "Id")[:MOST_ID],
        iban=iban,
        booked_on=closing.on,
        opening_cents=opening.cents,
        closing_cents=closing.cents,
        version=version,
        lines=lines,
    )


def _require_account(element: Element, iban: str) -> None:
    found = text_of(element, "Acct/Id/IBAN").replace(" ", "").upper()
    refuse_if(
        not found,
        "In het afschrift staat geen IBAN. Zo is niet na te gaan van welke rekening het is.",
    )
    refuse_if(
        found != iban,
        f"Dit afschrift is van rekening {found}, niet van {iban}. Kies het bestand van de "
        "goede rekening.",
    )
    currency = text_of(element, "Acct/Ccy")
    refuse_if(
        currency not in ("", "EUR"),
        f"Deze rekening is in {currency}. Het fonds rekent alleen in euro’s.",
    )


def _number(element: Element) -> int:
    text = first_of(element, "ElctrncSeqNb", "LglSeqNb")
    refuse_if(
        not text,
        "Het afschrift heeft geen volgnummer. Zonder nummer is niet na te gaan of er een "
        "ontbreekt.",
    )
    if not text.isdecimal() or not 0 < int(text) <= MOST_NUMBER:
        raise StatementRefused(
            f"Het volgnummer van het afschrift is “{text[:20]}”. Dat is geen nummer."
        )
    return int(text)


def _require_row(statements: list[ReadStatement]) -> None:
    """Within one file, each follows on the one before."""
    for before, after in pairwise(statements):
        require_next(after, before.number, before.closing_cents)


def require_next(statement: ReadStatement, last_number: int, last_cents: int) -> None:
    """No statement is missing before this one, and it opens where the last one closed."""
    number = statement.number
    refuse_if(
        number == last_number,
        f"Afschrift {number} staat twee keer in dit bestand. Haal het opnieuw op.",
    )
    refuse_if(
        number < last_number,
        f"Afschrift {number} komt na afschrift {last_number}, dat al is ingelezen. Een "
        "ouder afschrift kan er niet meer tussen.",
    )
    refuse_if(
        number > last_number + 1,
        f"Tussen afschrift {last_number} en {number} ontbreekt er minstens één. Lees "
        f"eerst afschrift {last_number + 1} in.",
    )
    refuse_if(
        statement.opening_cents != last_cents,
        f"Afschrift {number} begint met {to_the_cent(statement.opening_cents)}, maar het "
        f"vorige eindigde met {to_the_cent(last_cents)}. Vraag de bank wat ertussen zit.",
    )
