"""One suggestion, as a button that does it."""

from __future__ import annotations

from dataclasses import dataclass

from ....models import BankTransaction, Invoice
from ....rules.money import to_the_cent

MOST_REASON = 300


@dataclass(frozen=True)
class Suggestion:
    """Where its form goes to, with which values, and what speaks for and against it."""

    url_name: str
    words: str
    values: tuple[tuple[str, str], ...]
    why: tuple[str, ...] = ()
    why_not: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """What is kept as the reason when somebody takes it."""
        said = " ".join((*self.why, *self.why_not))
        return f"Voorstel van het portaal, door een mens gekozen. {said}"[:MOST_REASON]


def typed(cents: int) -> str:
    """As a person would type it: 1234,05."""
    return f"{cents // 100},{cents % 100:02d}"


def on_invoices(
    parts: dict[Invoice, int], why: tuple[str, ...], why_not: tuple[str, ...] = ()
) -> Suggestion:
    """So much on each of these invoices."""
    said = " en ".join(
        f"{to_the_cent(cents)} op factuur {invoice.number} van "
        f"{invoice.municipality.name}"
        for invoice, cents in parts.items()
    )
    return Suggestion(
        url_name="fund_bank_place",
        words=f"Plaats {said}",
        values=tuple(
            (f"factuur-{invoice.pk}", typed(cents)) for invoice, cents in parts.items()
        ),
        why=why,
        why_not=why_not,
    )


def with_reversal(line: BankTransaction, doubts: tuple[str, ...]) -> tuple[str, ...]:
    """A reversal is always said."""
    if line.is_reversal:
        return (*doubts, "De bank noemt dit een terugboeking.")
    return doubts
