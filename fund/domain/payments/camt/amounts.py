"""Amounts and days: whole cents from their digits, never by way of a float."""

from __future__ import annotations

import re
from datetime import date, datetime

from samenorganiseren.shared.days import day_of

from .refusals import StatementRefused, refuse_if
from .xml import Element, text_of

AMOUNT = re.compile(r"(\d{1,13})(?:\.(\d{1,5}))?")
SIGNS = {"CRDT": 1, "DBIT": -1}


def cents_in(element: Element | None, what: str) -> int:
    """The euros in this element as cents; not below nothing."""
    if element is None or not (element.text or "").strip():
        raise StatementRefused(f"Bij {what} staat geen bedrag. Vraag de bank ernaar.")
    currency = element.get("Ccy", "")
    refuse_if(
        currency != "EUR",
        f"Bij {what} staat een bedrag in {currency or 'een onbekende munt'}. Het fonds "
        "rekent alleen in euro’s.",
    )
    text = (element.text or "").strip()
    found = AMOUNT.fullmatch(text)
    refuse_if(
        found is None,
        f"Bij {what} staat “{text[:20]}”. Dat is geen bedrag zoals een bank het schrijft.",
    )
    return _cents(*(found.groups() if found else ("0", None)), what=what)


def _cents(whole: str, rest: str | None, *, what: str) -> int:
    digits = (rest or "").ljust(2, "0")
    refuse_if(
        digits[2:].strip("0"),
        f"Bij {what} staat een bedrag met delen van een cent. Vraag de bank ernaar.",
    )
    return int(whole) * 100 + int(digits[:2])


def sign_of(element: Element, what: str) -> int:
    """1 for money in, -1 for money out."""
    said = text_of(element, "CdtDbtInd")
    refuse_if(
        said not in SIGNS,
        f"Bij {what} staat niet of het geld bij of af ging (CRDT of DBIT). Vraag de bank "
        "ernaar.",
    )
    return SIGNS[said]


def day_in(element: Element | None, what: str) -> date:
    """A day as it is written, or the day in Amsterdam of a moment."""
    day, moment = text_of(element, "Dt"), text_of(element, "DtTm")
    try:
        if day:
            return date.fromisoformat(day[:10])
        read = datetime.fromisoformat(moment)
    except ValueError:
        raise StatementRefused(
            f"Bij {what} staat geen datum die bestaat. Vraag de bank ernaar."
        ) from None
    return day_of(read) if read.tzinfo else read.date()
