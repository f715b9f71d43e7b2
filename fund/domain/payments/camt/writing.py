"""Statements as a bank writes them, for the demo and for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

URN = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
# From this version on parties and states stand one deeper.
DEEPER = 8


@dataclass(frozen=True)
class Payment:
    """One payment as a bank tells of it. Positive in, negative out."""

    cents: int
    name: str = ""
    iban: str = ""
    text: Sequence[str] = ()
    reference: str = ""
    end_to_end_id: str = "NOTPROVIDED"
    bank_reference: str = ""
    is_reversal: bool = False
    # With more than one, the bank booked them together.
    batch: Sequence[Payment] = field(default=())


@dataclass(frozen=True)
class StatementOf:
    """What a statement says, apart from its payments."""

    iban: str
    number: int
    on: date
    opening_cents: int = 0
    version: int = 8


def written(statement: StatementOf, payments: Sequence[Payment]) -> bytes:
    """A whole file with one statement that adds up."""
    root = etree.Element("Document", xmlns=f"{URN}{statement.version:02d}")
    message = etree.SubElement(root, "BkToCstmrStmt")
    header = etree.SubElement(message, "GrpHdr")
    moment = f"{statement.on.isoformat()}T22:00:00+01:00"
    _add(header, "MsgId", f"MSG{statement.number}")
    _add(header, "CreDtTm", moment)
    body = etree.SubElement(message, "Stmt")
    _add(body, "Id", f"{statement.iban}-{statement.number}")
    _add(body, "ElctrncSeqNb", str(statement.number))
    _add(body, "CreDtTm", moment)
    account = etree.SubElement(body, "Acct")
    _add(account, "Id/IBAN", statement.iban)
    _add(account, "Ccy", "EUR")
    closing = statement.opening_cents + sum(one.cents for one in payments)
    _add_balance(body, "OPBD", statement.opening_cents, statement.on)
    _add_balance(body, "CLBD", closing, statement.on)
    for payment in payments:
        _add_entry(body, payment, statement)
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content


def _add(parent: etree._Element, path: str, text: str) -> etree._Element:
    for name in path.split("/"):
        parent = etree.SubElement(parent, name)
    parent.text = text
    return parent


def _add_amount(parent: etree._Element, path: str, cents: int) -> None:
    whole, rest = divmod(abs(cents), 100)
    _add(parent, path, f"{whole}.{rest:02d}").set("Ccy", "EUR")


def _side(cents: int) -> str:
    return "CRDT" if cents >= 0 else "DBIT"


def _add_balance(body: etree._Element, code: str, cents: int, on: date) -> None:
    balance = etree.SubElement(body, "Bal")
    _add(balance, "Tp/CdOrPrtry/Cd", code)
    _add_amount(balance, "Amt", cents)
    _add(balance, "CdtDbtInd", _side(cents))
    _add(balance, "Dt/Dt", on.isoformat())


def _add_entry(body: etree._Element, payment: Payment, of: StatementOf) -> None:
    entry = etree.SubElement(body, "Ntry")
    _add_amount(entry, "Amt", payment.cents)
    _add(entry, "CdtDbtInd", _side(payment.cents))
    if payment.is_reversal:
        _add(entry, "RvslInd", "true")
    _add(entry, "Sts/Cd" if of.version >= DEEPER else "Sts", "BOOK")
    _add(entry, "BookgDt/Dt", of.on.isoformat())
    if payment.bank_reference:
        _add(entry, "AcctSvcrRef", payment.bank_reference)
    _add(entry, "BkTxCd/Prtry/Cd", "541")
    details = etree.SubElement(entry, "NtryDtls")
    if payment.batch:
        batch = etree.SubElement(details, "Btch")
        _add(batch, "NbOfTxs", str(len(payment.batch)))
        _add_amount(batch, "TtlAmt", payment.cents)
    for one in payment.batch or [payment]:
        _add_detail(details, one, of.version)


def _add_detail(details: etree._Element, payment: Payment, version: int) -> None:
    detail = etree.SubElement(details, "TxDtls")
    references = etree.SubElement(detail, "Refs")
    if payment.bank_reference:
        _add(references, "AcctSvcrRef", payment.bank_reference)
    _add(references, "EndToEndId", payment.end_to_end_id)
    if version >= DEEPER:
        _add_amount(detail, "Amt", payment.cents)
        _add(detail, "CdtDbtInd", _side(payment.cents))
    else:
        _add_amount(detail, "AmtDtls/TxAmt/Amt", payment.cents)
    _add_parties(detail, payment, version)
    if payment.text or payment.reference:
        remittance = etree.SubElement(detail, "RmtInf")
        for piece in payment.text:
            _add(remittance, "Ustrd", piece)
        if payment.reference:
            _add(remittance, "Strd/CdtrRefInf/Ref", payment.reference)


def _add_parties(detail: etree._Element, payment: Payment, version: int) -> None:
    if not payment.name and not payment.iban:
        return
    other = "Dbtr" if payment.cents > 0 else "Cdtr"
    parties = etree.SubElement(detail, "RltdPties")
    if payment.name:
        inner = "Pty/Nm" if version >= DEEPER else "Nm"
        _add(parties, f"{other}/{inner}", payment.name)
    if payment.iban:
        _add(parties, f"{other}Acct/Id/IBAN", payment.iban)
