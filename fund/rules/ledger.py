"""What may be done with an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenorganiseren.shared.verdicts import ALLOWED, Verdict, denied

if TYPE_CHECKING:
    from ..models import Entry


def may_reverse(entry: Entry) -> Verdict:
    """Once, and not what takes another back. Ask for `reversed_by` with the entry."""
    if entry.reverses_id:
        return denied(
            "Deze boeking draait zelf een boeking terug. Boek opnieuw wat er moest staan."
        )
    if hasattr(entry, "reversed_by"):
        return denied("Deze boeking is al teruggedraaid.")
    return ALLOWED


# What a document is called, by the kind of its subject key.
DOCUMENTS = {
    "fund.accountabilityreport": "Verantwoording",
    "fund.allocationrequest": "Aanvraag",
    "fund.award": "Toekenning",
    "fund.bankstatement": "Bankafschrift",
    "fund.banktransaction": "Bankregel",
    "fund.budgetline": "Budgetregel",
    "fund.decision": "Besluit",
    "fund.disbursement": "Uitbetaling",
    "fund.entry": "Boeking",
    "fund.invoice": "Factuur",
    "fund.otherincome": "Overige inkomsten",
    "fund.paymentmatch": "Geplaatste betaling",
    "fund.report": "Verantwoording",
    "fund.request": "Aanvraag",
    "fund.tranche": "Tranche",
    "fund.yearclose": "Jaarafsluiting",
}


def document_words(key: str) -> str:
    """Factuur 12: what a document is called where its title is not looked up."""
    kind, _, number = key.rpartition(":")
    return f"{DOCUMENTS.get(kind, 'Stuk')} {number}"


def kind_words(kind: str) -> str:
    """factuur-verzonden as people read it."""
    return kind.replace("-", " ").capitalize()
