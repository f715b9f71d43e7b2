"""Opening and closing, and the sums that a statement gives of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ....rules.money import to_the_cent
from .amounts import cents_in, day_in, sign_of
from .lines import ReadLine
from .refusals import refuse_if
from .xml import Element, text_of

OPENING, CLOSING = ("OPBD", "PRCD"), ("CLBD",)


@dataclass(frozen=True)
class Balance:
    """What stood on the account, and on which day."""

    cents: int
    on: date


def balances_of(statement: Element) -> tuple[Balance, Balance]:
    """The opening and the closing balance of the statement."""
    opening = _balance(statement, OPENING, "het beginsaldo")
    closing = _balance(statement, CLOSING, "het eindsaldo")
    refuse_if(
        opening.on > closing.on,
        "Het beginsaldo is van een latere dag dan het eindsaldo. Vraag de bank ernaar.",
    )
    return opening, closing


def _balance(statement: Element, codes: tuple[str, ...], what: str) -> Balance:
    found = [
        one
        for one in statement.findall("Bal")
        if text_of(one, "Tp/CdOrPrtry/Cd") in codes
    ]
    refuse_if(
        not found,
        f"In het afschrift ontbreekt {what}. Zonder {what} is niet na te gaan of het "
        "compleet is.",
    )
    refuse_if(
        any(text_of(one, "Tp/SubTp/Cd") == "INTM" for one in found),
        f"In het afschrift is {what} een tussenstand. Haal het hele afschrift op als een "
        "bestand.",
    )
    read = {
        Balance(cents_in(one.find("Amt"), what) * sign_of(one, what), _day(one, what))
        for one in found
    }
    # An opening and the closing before it may both be there, and are then the same.
    refuse_if(
        len({one.cents for one in read}) > 1,
        f"In het afschrift staat {what} meer dan eens, met andere bedragen.",
    )
    return max(read, key=lambda one: one.on)


def _day(balance: Element, what: str) -> date:
    return day_in(balance.find("Dt"), f"de dag van {what}")


def require_follows(
    opening: Balance, closing: Balance, lines: Sequence[ReadLine]
) -> None:
    """The closing is the opening and all that moved."""
    moved = sum(line.amount_cents for line in lines)
    refuse_if(
        opening.cents + moved != closing.cents,
        f"Het eindsaldo klopt niet. {to_the_cent(opening.cents)} aan het begin en "
        f"{to_the_cent(moved)} aan regels is {to_the_cent(opening.cents + moved)}, maar "
        f"er staat {to_the_cent(closing.cents)}.",
    )


def require_summary(statement: Element) -> None:
    """Where a statement counts and sums its entries itself, that holds."""
    entries = statement.findall("Ntry")
    for name, word, sign in (
        ("TtlNtries", "regels", 0),
        ("TtlCdtNtries", "bijschrijvingen", 1),
        ("TtlDbtNtries", "afschrijvingen", -1),
    ):
        summary = statement.find(f"TxsSummry/{name}")
        if summary is not None:
            _require_one_summary(summary, entries, word, sign)


def _require_one_summary(
    summary: Element, entries: list[Element], word: str, sign: int
) -> None:
    meant = [one for one in entries if not sign or sign_of(one, word) == sign]
    said = text_of(summary, "NbOfNtries")
    refuse_if(
        said and said != str(len(meant)),
        f"Volgens het afschrift zijn er {said} {word}, maar er staan er {len(meant)}. "
        "Haal het opnieuw op bij de bank.",
    )
    if text_of(summary, "Sum"):
        _require_sum(summary, meant, word)


def _require_sum(summary: Element, meant: list[Element], word: str) -> None:
    said = text_of(summary, "Sum")
    total = sum(cents_in(one.find("Amt"), word) for one in meant)
    whole, rest = divmod(total, 100)
    refuse_if(
        said.rstrip("0").rstrip(".") != f"{whole}.{rest:02d}".rstrip("0").rstrip("."),
        f"Volgens het afschrift zijn de {word} samen {said}, maar opgeteld is het "
        f"{to_the_cent(total)}.",
    )
