"""An invoice as UBL 2.1 to NLCIUS (SI-UBL 2.0), in the form that Peppol BIS 3 takes too.

The order of the elements is the schema's. Amounts are written from cents, never from
floats.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...enums import InvoiceKind, VatCategory
from .drafts import Draft, DraftLine, Party, Tax

CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
OASIS = "urn:oasis:names:specification:ubl:schema:xsd"
CAC = f"{OASIS}:CommonAggregateComponents-2"
CBC = f"{OASIS}:CommonBasicComponents-2"
ROOTS = {InvoiceKind.INVOICE: "Invoice", InvoiceKind.CREDIT: "CreditNote"}
TYPES = {InvoiceKind.INVOICE: "380", InvoiceKind.CREDIT: "381"}
# UNCL 4461: credit transfer. UN/ECE 20: one piece.
TRANSFER, PIECE = "30", "C62"
OIN_SCHEME, KVK_SCHEME = "0190", "0106"
MICROS = 1_000_000


def written(draft: Draft) -> bytes:
    """The invoice as XML, with its declaration."""
    name = ROOTS[draft.kind]
    root = etree.Element(
        f"{{{OASIS}:{name}-2}}{name}",
        nsmap={None: f"{OASIS}:{name}-2", "cac": CAC, "cbc": CBC},
    )
    _head(root, draft)
    _party(_add(root, "AccountingSupplierParty"), draft.seller, draft)
    _party(_add(root, "AccountingCustomerParty"), draft.buyer, draft)
    _payment(root, draft)
    _taxes(root, draft)
    _totals(root, draft)
    for position, line in enumerate(draft.lines, start=1):
        _line(root, draft, line, position)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _head(root: Any, draft: Draft) -> None:
    _say(root, "CustomizationID", CUSTOMIZATION)
    _say(root, "ProfileID", PROFILE)
    _say(root, "ID", draft.number)
    _say(root, "IssueDate", draft.issued_on.isoformat())
    if draft.kind == InvoiceKind.INVOICE:
        _say(root, "DueDate", draft.due_on.isoformat())
    _say(root, f"{ROOTS[draft.kind]}TypeCode", TYPES[draft.kind])
    if draft.reason:
        _say(root, "Note", draft.reason)
    _say(root, "DocumentCurrencyCode", "EUR")
    _say(root, "BuyerReference", draft.buyer_reference)
    if draft.credits is not None:
        reference = _add(_add(root, "BillingReference"), "InvoiceDocumentReference")
        _say(reference, "ID", draft.credits.number)
        _say(reference, "IssueDate", draft.credits.issued_on.isoformat())


def _party(parent: Any, party: Party, draft: Draft) -> None:
    made = _add(parent, "Party")
    scheme, number = (OIN_SCHEME, party.oin) if party.oin else (KVK_SCHEME, party.kvk)
    _say(made, "EndpointID", number, schemeID=scheme)
    _say(_add(made, "PartyName"), "Name", party.name)
    address = _add(made, "PostalAddress")
    _say(address, "StreetName", party.street)
    _say(address, "CityName", party.city)
    _say(address, "PostalZone", party.postal_code)
    _say(_add(address, "Country"), "IdentificationCode", "NL")
    if party.vat_number and _is_taxed(draft):
        tax = _add(made, "PartyTaxScheme")
        _say(tax, "CompanyID", party.vat_number)
        _say(_add(tax, "TaxScheme"), "ID", "VAT")
    legal = _add(made, "PartyLegalEntity")
    _say(legal, "RegistrationName", party.name)
    if party.kvk:
        _say(legal, "CompanyID", party.kvk, schemeID=KVK_SCHEME)
    else:
        _say(legal, "CompanyID", party.oin, schemeID=OIN_SCHEME)
    if party.email:
        _say(_add(made, "Contact"), "ElectronicMail", party.email)


def _is_taxed(draft: Draft) -> bool:
    """Outside the VAT no VAT number may stand on it (BR-O-02)."""
    return all(line.tax.category != VatCategory.OUTSIDE for line in draft.lines)


def _payment(root: Any, draft: Draft) -> None:
    means = _add(root, "PaymentMeans")
    _say(means, "PaymentMeansCode", TRANSFER)
    _say(means, "PaymentID", draft.payment_reference)
    account = _add(means, "PayeeFinancialAccount")
    _say(account, "ID", draft.seller.iban)
    _say(account, "Name", draft.seller.name)
    if draft.seller.bic:
        _say(_add(account, "FinancialInstitutionBranch"), "ID", draft.seller.bic)
    if draft.kind == InvoiceKind.INVOICE:
        terms = f"Te betalen voor {draft.due_on:%d-%m-%Y}"
        _say(_add(root, "PaymentTerms"), "Note", terms)


def _taxes(root: Any, draft: Draft) -> None:
    total = _add(root, "TaxTotal")
    _amount(total, "TaxAmount", draft.vat_cents)
    for taxed in draft.taxes:
        part = _add(total, "TaxSubtotal")
        _amount(part, "TaxableAmount", taxed.net_cents)
        _amount(part, "TaxAmount", taxed.vat_cents)
        _category(_add(part, "TaxCategory"), taxed.tax, taxed.tax.reason)


def _category(parent: Any, tax: Tax, reason: str = "") -> None:
    _say(parent, "ID", tax.category)
    if tax.category != VatCategory.OUTSIDE:
        _say(parent, "Percent", _hundredths(tax.rate_bp))
    if reason:
        _say(parent, "TaxExemptionReason", reason)
    _say(_add(parent, "TaxScheme"), "ID", "VAT")


def _totals(root: Any, draft: Draft) -> None:
    totals = _add(root, "LegalMonetaryTotal")
    _amount(totals, "LineExtensionAmount", draft.net_cents)
    _amount(totals, "TaxExclusiveAmount", draft.net_cents)
    _amount(totals, "TaxInclusiveAmount", draft.total_cents)
    _amount(totals, "PayableAmount", draft.total_cents)


def _line(root: Any, draft: Draft, line: DraftLine, position: int) -> None:
    is_invoice = draft.kind == InvoiceKind.INVOICE
    made = _add(root, "InvoiceLine" if is_invoice else "CreditNoteLine")
    _say(made, "ID", str(position))
    quantity = "InvoicedQuantity" if is_invoice else "CreditedQuantity"
    _say(made, quantity, str(line.quantity), unitCode=PIECE)
    _amount(made, "LineExtensionAmount", line.net_cents)
    item = _add(made, "Item")
    _say(item, "Name", line.description)
    _category(_add(item, "ClassifiedTaxCategory"), line.tax)
    _say(_add(made, "Price"), "PriceAmount", _price(line.unit_micros), currencyID="EUR")


def _add(parent: Any, name: str) -> Any:
    return etree.SubElement(parent, f"{{{CAC}}}{name}")


def _say(parent: Any, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{CBC}}}{name}", attributes).text = text


def _amount(parent: Any, name: str, cents: int) -> None:
    _say(parent, name, _hundredths(cents), currencyID="EUR")


def _hundredths(number: int) -> str:
    return f"{number // 100}.{number % 100:02d}"


def _price(micros: int) -> str:
    """As many decimals as it needs, and two at least: 1.235"""
    whole, rest = divmod(micros, MICROS)
    decimals = f"{rest:06d}".rstrip("0").ljust(2, "0")
    return f"{whole}.{decimals}"
