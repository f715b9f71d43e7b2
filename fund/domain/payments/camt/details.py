"""Who paid and why: the counterparty, the remittance and the references."""

from __future__ import annotations

from dataclasses import dataclass

from .xml import Element, first_of, text_of

MOST_TEXT, MOST_NAME, MOST_ID, MOST_BANK_ID = 1000, 160, 35, 60
NOT_GIVEN = frozenset({"NOTPROVIDED", "NONREF"})


@dataclass(frozen=True)
class Told:
    """What the bank tells of one payment."""

    counter_name: str
    counter_iban: str
    remittance: str
    reference: str
    end_to_end_id: str
    bank_reference: str


def told_of(detail: Element, entry: Element, sign: int) -> Told:
    """From the detail; what it leaves out, from its entry."""
    other = "Dbtr" if sign > 0 else "Cdtr"
    parties = f"RltdPties/{other}"
    end_to_end = text_of(detail, "Refs/EndToEndId")
    return Told(
        counter_name=first_of(
            detail, f"{parties}/Nm", f"{parties}/Pty/Nm", f"RltdPties/Ultmt{other}/Nm"
        )[:MOST_NAME],
        counter_iban=text_of(detail, f"RltdPties/{other}Acct/Id/IBAN").replace(" ", ""),
        remittance=_remittance(detail, entry)[:MOST_TEXT],
        reference=_reference(detail)[:MOST_ID],
        end_to_end_id="" if end_to_end in NOT_GIVEN else end_to_end[:MOST_ID],
        bank_reference=(
            text_of(detail, "Refs/AcctSvcrRef") or text_of(entry, "AcctSvcrRef")
        )[:MOST_BANK_ID],
    )


def _remittance(detail: Element, entry: Element) -> str:
    """Banks cut long texts at 35 or 140 signs, also in the middle of a word; so pieces
    that fill their line are joined without a space."""
    pieces = [piece.text or "" for piece in detail.iterfind("RmtInf/Ustrd")]
    pieces += [piece.text or "" for piece in detail.iterfind("RmtInf/Strd/AddtlRmtInf")]
    said = " ".join(joined(pieces).split())
    return said or first_of(detail, "AddtlTxInf") or text_of(entry, "AddtlNtryInf")


def joined(pieces: list[str]) -> str:
    """One text of its pieces."""
    whole = ""
    for number, piece in enumerate(pieces):
        is_last = number == len(pieces) - 1
        is_full = len(piece) in (35, 140) and piece == piece.rstrip()
        whole += piece if is_full or is_last else f"{piece} "
    return whole


def _reference(detail: Element) -> str:
    """The structured creditor reference, without spaces."""
    return text_of(detail, "RmtInf/Strd/CdtrRefInf/Ref").replace(" ", "").upper()
