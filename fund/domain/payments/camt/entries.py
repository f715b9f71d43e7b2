"""Entries: one line each, or one for every detail of a batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from ....rules.money import to_the_cent
from .amounts import cents_in, day_in, sign_of
from .details import told_of
from .lines import ReadLine
from .refusals import refuse_if
from .xml import Element, first_of, text_of


def lines_of(entry: Element, number: int, closed_on: date) -> Iterator[ReadLine]:
    """What this entry did to the account. An entry of nothing moves nothing."""
    what = f"regel {number}"
    cents, sign = cents_in(entry.find("Amt"), what), sign_of(entry, what)
    _require_booked(entry, what)
    booked_on = _booked_on(entry, what, closed_on)
    details = entry.findall("NtryDtls/TxDtls") or [entry]
    parts = _parts(entry, details, sign * cents, what)
    is_reversal = text_of(entry, "RvslInd").lower() in ("true", "1")
    for detail, amount in zip(details, parts, strict=True):
        if amount:
            told = told_of(detail, entry, 1 if amount > 0 else -1)
            yield ReadLine(booked_on, amount, is_reversal=is_reversal, **asdict(told))


def _require_booked(entry: Element, what: str) -> None:
    status = first_of(entry, "Sts/Cd", "Sts")
    refuse_if(
        status != "BOOK",
        f"De bank heeft {what} nog niet geboekt ({status or 'geen stand'}). Haal het "
        "afschrift op als de dag voorbij is.",
    )


def _booked_on(entry: Element, what: str, closed_on: date) -> date:
    booked_on = day_in(entry.find("BookgDt"), f"de boekdatum van {what}")
    refuse_if(
        booked_on > closed_on,
        f"De boekdatum van {what} ({booked_on:%d-%m-%Y}) ligt na de dag van het "
        f"afschrift ({closed_on:%d-%m-%Y}).",
    )
    return booked_on


def _parts(entry: Element, details: list[Element], total: int, what: str) -> list[int]:
    """The signed amount of each detail; together they are the entry."""
    _require_batch(entry, details, total, what)
    if len(details) == 1 and _amount_in(details[0]) is None:
        return [total]
    parts = [_part(detail, total, what) for detail in details]
    refuse_if(
        sum(parts) != total,
        f"De delen van {what} zijn samen {to_the_cent(sum(parts))}, maar de regel zelf "
        f"is {to_the_cent(total)}.",
    )
    return parts


def _require_batch(
    entry: Element, details: list[Element], total: int, what: str
) -> None:
    batches = entry.findall("NtryDtls/Btch")
    said = sum(int(text_of(one, "NbOfTxs") or 0) for one in batches if _counts(one))
    given = len(entry.findall("NtryDtls/TxDtls"))
    refuse_if(
        said and given and said != given,
        f"In {what} zitten volgens de bank {said} betalingen, maar er staan er {given}.",
    )
    if len(batches) == 1 and batches[0].find("TtlAmt") is not None:
        summed = cents_in(batches[0].find("TtlAmt"), f"het totaal van {what}")
        refuse_if(
            summed != abs(total),
            f"Het totaal dat bij {what} staat, {to_the_cent(summed)}, is niet het bedrag "
            f"van de regel, {to_the_cent(abs(total))}.",
        )


def _counts(batch: Element) -> bool:
    return text_of(batch, "NbOfTxs").isdecimal()


def _amount_in(detail: Element) -> Element | None:
    if detail.tag == "Ntry":
        return None
    found = detail.find("Amt")
    return found if found is not None else detail.find("AmtDtls/TxAmt/Amt")


def _part(detail: Element, total: int, what: str) -> int:
    cents = cents_in(_amount_in(detail), f"een deel van {what}")
    if detail.find("CdtDbtInd") is not None:
        return cents * sign_of(detail, f"een deel van {what}")
    return cents if total > 0 else -cents
