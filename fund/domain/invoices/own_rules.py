"""What we ask of an invoice beyond the official rules, on the XML as it would be sent.

Each rule says in Dutch what is wrong. They come first, so that people read our sentence
and not the number of a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ...enums import VatCategory
from ...rules.identifiers import (
    BadNumber,
    iban_of,
    kvk_of,
    oin_of,
    postal_code_of,
    reference_for,
    vat_number_of,
)
from .ubl import CAC, CBC, CUSTOMIZATION, PROFILE

NAMES = {"cac": CAC, "cbc": CBC}
CENT = Decimal("0.01")
# A credit note takes what rounding left of the tax: a cent and a half at most.
MOST_OFF = Decimal("1.5")
SUPPLIER = "cac:AccountingSupplierParty/cac:Party"
CUSTOMER = "cac:AccountingCustomerParty/cac:Party"
LINES = "cac:InvoiceLine|cac:CreditNoteLine"
KNOWN_SCHEMES = {"0190", "0106"}
WITH_REASON = {VatCategory.EXEMPT, VatCategory.REVERSE, VatCategory.OUTSIDE}
Rule = Callable[[Any], Iterator[str]]


def broken_rules(root: Any) -> list[str]:
    """Every rule that this invoice breaks, in our own words."""
    try:
        return [said for rule in RULES for said in rule(root)]
    except ArithmeticError:
        return ["Een bedrag of aantal op de factuur is geen getal."]


def _text(node: Any, path: str) -> str:
    found = node.xpath(f"string({path})", namespaces=NAMES)
    return str(found).strip()


def _all(node: Any, path: str) -> list[Any]:
    return list(node.xpath(path, namespaces=NAMES))


def _money(node: Any, path: str) -> Decimal:
    return Decimal(_text(node, path) or "0")


def _asked(root: Any) -> Iterator[str]:
    for path, sentence in ASKED:
        if not _text(root, path):
            yield sentence


ASKED = (
    ("cbc:ID", "De factuur heeft geen nummer."),
    ("cbc:IssueDate", "De factuur heeft geen datum."),
    ("cbc:BuyerReference", "De inkoopreferentie van de gemeente ontbreekt."),
    (
        f"{SUPPLIER}/cac:PartyLegalEntity/cbc:RegistrationName",
        "De naam van de afzender ontbreekt.",
    ),
    (
        f"{CUSTOMER}/cac:PartyLegalEntity/cbc:RegistrationName",
        "De naam van de gemeente ontbreekt.",
    ),
    (
        f"{SUPPLIER}/cac:PostalAddress/cbc:StreetName",
        "De straat van de afzender ontbreekt.",
    ),
    (
        f"{CUSTOMER}/cac:PostalAddress/cbc:StreetName",
        "De straat van de gemeente ontbreekt.",
    ),
    (
        f"{SUPPLIER}/cac:PostalAddress/cbc:CityName",
        "De plaats van de afzender ontbreekt.",
    ),
    (
        f"{CUSTOMER}/cac:PostalAddress/cbc:CityName",
        "De plaats van de gemeente ontbreekt.",
    ),
    (
        f"{SUPPLIER}/cbc:EndpointID",
        "Het elektronische adres van de afzender ontbreekt.",
    ),
    (
        f"{CUSTOMER}/cbc:EndpointID",
        "Het elektronische adres van de gemeente ontbreekt.",
    ),
    (
        "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID",
        "Het IBAN waarop betaald wordt, ontbreekt.",
    ),
    ("cac:PaymentMeans/cbc:PaymentID", "Het betalingskenmerk ontbreekt."),
    (LINES, "De factuur heeft geen regels."),
)


def _profile(root: Any) -> Iterator[str]:
    if _text(root, "cbc:CustomizationID") != CUSTOMIZATION:
        yield "De factuur noemt niet de Nederlandse norm (NLCIUS)."
    if _text(root, "cbc:ProfileID") != PROFILE:
        yield "De factuur noemt niet het profiel van Peppol."
    kind = _text(root, "cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode")
    if kind not in ("380", "381"):
        yield f"Soort {kind or '(leeg)'} is geen factuur (380) en geen creditnota (381)."


def _currency(root: Any) -> Iterator[str]:
    named = {_text(root, "cbc:DocumentCurrencyCode")}
    named |= {str(code) for code in _all(root, "//@currencyID")}
    if named != {"EUR"}:
        yield "Het fonds rekent alleen in euro’s."


def _days(root: Any) -> Iterator[str]:
    issued, due = _text(root, "cbc:IssueDate"), _text(root, "cbc:DueDate")
    try:
        days = [date.fromisoformat(day) for day in (issued, due) if day]
    except ValueError:
        yield "Een datum op de factuur bestaat niet."
        return
    if len(days) > 1 and days[1] < days[0]:
        yield "De factuur moet betaald zijn voordat zij is gemaakt."


def _numbers(root: Any) -> Iterator[str]:
    checks: list[tuple[str, Callable[[str], str], str]] = [
        (
            "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID",
            iban_of,
            "Het IBAN van de afzender",
        ),
        (
            f"{SUPPLIER}/cac:PartyTaxScheme/cbc:CompanyID",
            vat_number_of,
            "Het btw-nummer van de afzender",
        ),
        (
            f"{SUPPLIER}/cac:PostalAddress/cbc:PostalZone",
            postal_code_of,
            "De postcode van de afzender",
        ),
        (
            f"{CUSTOMER}/cac:PostalAddress/cbc:PostalZone",
            postal_code_of,
            "De postcode van de gemeente",
        ),
    ]
    for path, check, what in checks:
        number = _text(root, path)
        if number and _is_wrong(check, number):
            yield f"{what} klopt niet: {number}."
    reference = _text(root, "cac:PaymentMeans/cbc:PaymentID")
    if reference and reference != reference_for(_text(root, "cbc:ID")):
        yield f"Het betalingskenmerk klopt niet: {reference}."
    if len(_all(root, "cac:PaymentMeans")) > 1:
        yield "De factuur noemt meer dan één manier om te betalen."


def _parties(root: Any) -> Iterator[str]:
    for path, who in ((SUPPLIER, "de afzender"), (CUSTOMER, "de gemeente")):
        for number in _all(
            root, f"{path}/cbc:EndpointID|{path}//cbc:CompanyID[@schemeID]"
        ):
            yield from _registered(number, who)
        if not _text(
            root, f"{path}/cac:PostalAddress/cac:Country/cbc:IdentificationCode"
        ):
            yield f"Het land van {who} ontbreekt."


def _registered(number: Any, who: str) -> Iterator[str]:
    scheme, digits = number.get("schemeID"), (number.text or "").strip()
    if scheme not in KNOWN_SCHEMES:
        yield f"Het adres van {who} noemt een register dat wij niet kennen: {scheme}."
    elif scheme == "0190" and digits and _is_wrong(oin_of, digits):
        yield f"Het OIN van {who} klopt niet: {digits}."
    elif scheme == "0106" and digits and _is_wrong(kvk_of, digits):
        yield f"Het KvK-nummer van {who} klopt niet: {digits}."


def _is_wrong(check: Callable[[str], str], number: str) -> bool:
    """Also where it is right and not in its one form."""
    try:
        return check(number) != number
    except BadNumber:
        return True


def _lines(root: Any) -> Iterator[str]:
    seen = set()
    for line in _all(root, LINES):
        number = _text(line, "cbc:ID")
        if number in seen:
            yield f"Regel {number} staat er twee keer."
        seen.add(number)
        quantity = _money(line, "cbc:InvoicedQuantity|cbc:CreditedQuantity")
        price, amount = (
            _money(line, "cac:Price/cbc:PriceAmount"),
            _money(line, "cbc:LineExtensionAmount"),
        )
        if quantity <= 0 or price <= 0 or amount <= 0:
            yield f"Regel {number} heeft een aantal, prijs of bedrag van nul of minder."
        elif abs(quantity * price - amount) > CENT / 2:
            yield f"Op regel {number} is aantal × prijs niet het bedrag van de regel."
        if not _text(line, "cac:Item/cbc:Name"):
            yield f"Regel {number} zegt niet waarvoor zij is."


def _sums(root: Any) -> Iterator[str]:
    totals = "cac:LegalMonetaryTotal"
    net = sum(
        (_money(line, "cbc:LineExtensionAmount") for line in _all(root, LINES)),
        Decimal(0),
    )
    vat = _money(root, "cac:TaxTotal/cbc:TaxAmount")
    if _money(root, f"{totals}/cbc:LineExtensionAmount") != net:
        yield "De regels tellen niet op tot het totaal zonder btw."
    if _money(root, f"{totals}/cbc:TaxExclusiveAmount") != net:
        yield "Het bedrag zonder btw is niet de som van de regels."
    if _money(root, f"{totals}/cbc:TaxInclusiveAmount") != net + vat:
        yield "Het bedrag met btw is niet het bedrag zonder btw plus de btw."
    if _money(root, f"{totals}/cbc:PayableAmount") != net + vat:
        yield "Wat te betalen is, is niet het bedrag met btw."
    parts = sum(
        (
            _money(part, "cbc:TaxAmount")
            for part in _all(root, "cac:TaxTotal/cac:TaxSubtotal")
        ),
        Decimal(0),
    )
    if parts != vat:
        yield "De btw per categorie telt niet op tot de btw."


def _taxes(root: Any) -> Iterator[str]:
    for part in _all(root, "cac:TaxTotal/cac:TaxSubtotal"):
        category = _text(part, "cac:TaxCategory/cbc:ID")
        if category not in VatCategory.values:
            yield f"Btw-categorie {category or '(leeg)'} bestaat niet."
            continue
        yield from _rate_and_reason(part, category)
        taxed = sum(
            (
                _money(line, "cbc:LineExtensionAmount")
                for line in _taxed_like(root, part)
            ),
            Decimal(0),
        )
        if _money(part, "cbc:TaxableAmount") != taxed:
            yield f"Het bedrag waarover btw ({category}) gaat, is niet de som van die regels."


def _taxed_like(root: Any, part: Any) -> list[Any]:
    """The lines of the same category and rate."""
    asked = _kind_of(part, "cac:TaxCategory")
    return [
        line
        for line in _all(root, LINES)
        if _kind_of(line, "cac:Item/cac:ClassifiedTaxCategory") == asked
    ]


def _kind_of(node: Any, path: str) -> tuple[str, Decimal]:
    return _text(node, f"{path}/cbc:ID"), _money(node, f"{path}/cbc:Percent")


def _rate_and_reason(part: Any, category: str) -> Iterator[str]:
    rate, net = (
        _money(part, "cac:TaxCategory/cbc:Percent"),
        _money(part, "cbc:TaxableAmount"),
    )
    vat = _money(part, "cbc:TaxAmount")
    if category == VatCategory.STANDARD and rate <= 0:
        yield "Bij het gewone btw-tarief hoort een percentage."
    if category != VatCategory.STANDARD and (rate or vat):
        yield f"Bij btw-categorie {category} hoort geen btw."
    elif abs(net * rate / 100 - vat) > CENT * MOST_OFF:
        yield "De btw is niet het percentage van het bedrag."
    if category in WITH_REASON and not _text(
        part, "cac:TaxCategory/cbc:TaxExemptionReason"
    ):
        yield f"Bij btw-categorie {category} hoort een reden waarom er geen btw is."


def _credit(root: Any) -> Iterator[str]:
    credited = _text(root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID")
    if root.tag.endswith("}CreditNote") and not credited:
        yield "De creditnota noemt niet op welke factuur zij is."


RULES: tuple[Rule, ...] = (
    _asked,
    _profile,
    _currency,
    _days,
    _numbers,
    _parties,
    _lines,
    _sums,
    _taxes,
    _credit,
)
