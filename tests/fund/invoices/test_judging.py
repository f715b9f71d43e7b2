"""An invoice goes away only when it is right, and says in Dutch what is not."""

from copy import deepcopy
from dataclasses import replace

import pytest
from lxml import etree

from fund.domain.invoices import judging, ubl
from fund.domain.invoices.drafts import Tax
from fund.domain.invoices.judging import judge
from fund.domain.invoices.own_rules import NAMES
from fund.domain.invoices.ubl import written
from fund.enums import VatCategory

from .scene import draft

pytestmark = pytest.mark.django_db
TAXED = {"vat_category": VatCategory.STANDARD, "vat_rate_bp": 2100, "vat_reason": ""}


@pytest.mark.parametrize(
    "tax",
    [
        TAXED,
        {"vat_category": VatCategory.ZERO, "vat_reason": ""},
        {"vat_category": VatCategory.EXEMPT, "vat_reason": "Artikel 11, eerste lid."},
        {"vat_category": VatCategory.OUTSIDE, "vat_reason": "Geen prestatie."},
    ],
    ids=lambda tax: str(tax["vat_category"]),
)
def test_an_invoice_in_each_tax_category_passes_every_rule(tax):
    made = draft(**tax)

    assert judge(written(made)) == []
    assert made.net_cents == 15_246_08


def test_tax_is_counted_once_for_the_category():
    made = draft(12_345, **TAXED)

    assert (made.net_cents, made.vat_cents, made.total_cents) == (
        15_246_08,
        3_201_68,
        18_447_76,
    )


P = "cac:AccountingSupplierParty/cac:Party"
C = "cac:AccountingCustomerParty/cac:Party"
T = "cac:LegalMonetaryTotal"
L = "cac:InvoiceLine"
S = "cac:TaxTotal/cac:TaxSubtotal"
GONE = None
# Where it is broken, what stands there instead (or nothing), and what is said of it.
SABOTAGE = [
    ("cbc:ID", GONE, "heeft geen nummer"),
    ("cbc:IssueDate", GONE, "heeft geen datum"),
    ("cbc:IssueDate", "2026-02-30", "datum op de factuur bestaat niet"),
    ("cbc:IssueDate", "1 maart 2026", "datum op de factuur bestaat niet"),
    ("cbc:DueDate", "2026-02-01", "betaald zijn voordat zij is gemaakt"),
    ("cbc:BuyerReference", GONE, "inkoopreferentie"),
    ("cbc:BuyerReference", "  ", "inkoopreferentie"),
    ("cbc:CustomizationID", "urn:elders", "NLCIUS"),
    ("cbc:ProfileID", GONE, "profiel van Peppol"),
    ("cbc:InvoiceTypeCode", "999", "Soort 999"),
    ("cbc:DocumentCurrencyCode", "USD", "alleen in euro"),
    (f"{T}/cbc:PayableAmount/@currencyID", "USD", "alleen in euro"),
    (f"{P}/cac:PartyLegalEntity/cbc:RegistrationName", GONE, "naam van de afzender"),
    (f"{C}/cac:PartyLegalEntity/cbc:RegistrationName", GONE, "naam van de gemeente"),
    (f"{P}/cac:PostalAddress/cbc:StreetName", GONE, "straat van de afzender"),
    (f"{C}/cac:PostalAddress/cbc:StreetName", GONE, "straat van de gemeente"),
    (f"{C}/cac:PostalAddress/cbc:CityName", GONE, "plaats van de gemeente"),
    (f"{C}/cac:PostalAddress/cbc:PostalZone", "12", "postcode van de gemeente"),
    (f"{P}/cac:PostalAddress/cbc:PostalZone", "0000 AA", "postcode van de afzender"),
    (f"{C}/cac:PostalAddress/cac:Country", GONE, "land van de gemeente"),
    (f"{P}/cbc:EndpointID", GONE, "elektronische adres van de afzender"),
    (f"{C}/cbc:EndpointID", GONE, "elektronische adres van de gemeente"),
    (f"{C}/cbc:EndpointID", "123", "OIN van de gemeente klopt niet"),
    (f"{P}/cbc:EndpointID", "9" * 20, "OIN van de afzender klopt niet"),
    (f"{C}/cbc:EndpointID/@schemeID", "0088", "register dat wij niet kennen"),
    (f"{P}/cac:PartyLegalEntity/cbc:CompanyID", "1234", "KvK-nummer van de afzender"),
    (f"{P}/cac:PartyTaxScheme/cbc:CompanyID", "NL123456789B01", "btw-nummer"),
    ("cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID", GONE, "IBAN waarop betaald"),
    (
        "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID",
        "NL91ABNA0417164301",
        "IBAN van de afzender klopt niet",
    ),
    ("cac:PaymentMeans/cbc:PaymentID", GONE, "betalingskenmerk ontbreekt"),
    ("cac:PaymentMeans/cbc:PaymentID", "RF99CONCEPT", "betalingskenmerk klopt niet"),
    (L, GONE, "heeft geen regels"),
    (f"{L}/cac:Item/cbc:Name", GONE, "zegt niet waarvoor"),
    (f"{L}/cbc:InvoicedQuantity", "0", "nul of minder"),
    (f"{L}/cbc:InvoicedQuantity", "-5", "nul of minder"),
    (f"{L}/cbc:InvoicedQuantity", "veel", "geen getal"),
    (f"{L}/cbc:InvoicedQuantity", "12346", "aantal × prijs"),
    (f"{L}/cac:Price/cbc:PriceAmount", "1.24", "aantal × prijs"),
    (f"{L}/cbc:LineExtensionAmount", "15246.09", "tellen niet op"),
    (f"{T}/cbc:LineExtensionAmount", "15246.09", "regels tellen niet op"),
    (f"{T}/cbc:TaxExclusiveAmount", "15246.07", "zonder btw is niet de som"),
    (f"{T}/cbc:TaxInclusiveAmount", "18447.75", "met btw is niet"),
    (f"{T}/cbc:PayableAmount", "1.00", "te betalen is"),
    ("cac:TaxTotal/cbc:TaxAmount", "3201.69", "per categorie telt niet op"),
    (f"{S}/cbc:TaxAmount", "3201.66", "niet het percentage"),
    (f"{S}/cbc:TaxableAmount", "15000.00", "niet de som van die regels"),
    (f"{S}/cac:TaxCategory/cbc:ID", "Q", "Btw-categorie Q bestaat niet"),
    (f"{S}/cac:TaxCategory/cbc:Percent", "0.00", "hoort een percentage"),
    (f"{S}/cac:TaxCategory/cbc:ID", "E", "hoort geen btw"),
    # Where only the official rules see it.
    ("cac:PaymentMeans/cbc:PaymentMeansCode", "XYZ", "BR-CL-16"),
    (f"{L}/cbc:InvoicedQuantity/@unitCode", "STUK", "BR-CL-23"),
    ("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cac:TaxScheme", GONE, "UBL 2.1"),
]


def broken(path, value):
    root = etree.fromstring(written(draft(12_345, **TAXED)))
    where, _, attribute = path.partition("/@")
    [node, *_] = root.xpath(where, namespaces=NAMES)
    if attribute:
        node.set(attribute, value)
    elif value is GONE:
        node.getparent().remove(node)
    else:
        node.text = value
    return etree.tostring(root)


@pytest.mark.parametrize(("path", "value", "said"), SABOTAGE)
def test_each_defect_is_refused_with_its_sentence(path, value, said):
    problems = judge(broken(path, value))

    assert any(said in problem for problem in problems), problems


def test_a_reason_for_no_tax_is_asked():
    made = draft(vat_category=VatCategory.EXEMPT, vat_reason="Artikel 11.")
    root = etree.fromstring(written(made))
    for reason in root.xpath("//cbc:TaxExemptionReason", namespaces=NAMES):
        reason.getparent().remove(reason)

    [problem] = judge(etree.tostring(root))

    assert "reden waarom er geen btw is" in problem


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (b"geen xml", "geen geldige XML"),
        (b"<Invoice", "geen geldige XML"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><Invoice>&a;</Invoice>', "geen DTD"),
        (b"<Order/>", "heeft geen nummer"),
        (b"<a>" + b" " * judging.LONGEST + b"</a>", "tien megabyte"),
    ],
)
def test_what_is_no_invoice_at_all_is_refused(xml, said):
    assert any(said in problem for problem in judge(xml))


PASSES = b"""<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
 xmlns:svrl="http://purl.oclc.org/dsdl/svrl"><xsl:template match="/">
 <svrl:schematron-output/></xsl:template></xsl:stylesheet>"""
REFUSES = PASSES.replace(
    b"<svrl:schematron-output/>",
    b'<svrl:schematron-output><svrl:failed-assert id="BR-NL-1"/>'
    b'<svrl:failed-assert id="BR-NL-2" flag="warning"/></svrl:schematron-output>',
)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (PASSES, []),
        (REFUSES, ["Regel BR-NL-1 van nl is niet gehaald."]),
        (b"<geen-stylesheet/>", ["De regels van nl.xslt konden niet worden nagegaan"]),
        (b"<xsl:kapot", ["De regels van nl.xslt konden niet worden nagegaan"]),
        (
            PASSES.replace(b"<svrl:schematron-output/>", b""),
            ["De regels van nl.xslt konden niet worden nagegaan"],
        ),
    ],
    ids=["passes", "refuses", "no-rules", "broken", "silent"],
)
def test_the_rules_that_were_placed_judge_too_and_stumbling_is_refusing(
    settings, tmp_path, rules, said
):
    (tmp_path / "nl.xslt").write_bytes(rules)
    settings.INVOICE_RULES_DIR = str(tmp_path)

    problems = judge(written(draft(12_345, **TAXED)))

    assert [p[: len(s)] for p, s in zip(problems, said, strict=True)] == said


def test_prices_and_amounts_are_written_from_whole_numbers():
    assert [ubl._price(m) for m in (1_235_000, 1_000_000, 123_456, 5)] == [
        "1.235",
        "1.00",
        "0.123456",
        "0.000005",
    ]


@pytest.mark.parametrize("content", [None, "leeg"])
def test_a_folder_without_rules_lets_nothing_pass(settings, tmp_path, content):
    if content:
        (tmp_path / "leesmij.txt").write_text(content)
        settings.INVOICE_RULES_DIR = str(tmp_path)
    else:
        settings.INVOICE_RULES_DIR = str(tmp_path / "weg")

    [problem] = judge(written(draft(12_345, **TAXED)))

    assert problem.startswith("In de map van INVOICE_RULES_DIR staan geen regels")


def test_two_rates_of_one_category_and_two_reasons_pass():
    made = draft(12_345, **TAXED)
    [line] = made.lines
    low = replace(line, tax=Tax("S", 900, ""))
    exempt = [replace(line, tax=Tax("E", 0, why)) for why in ("Artikel 11.", "Anders.")]

    both = replace(made, lines=(line, low))
    reasons = replace(made, lines=tuple(exempt))

    assert judge(written(both)) == judge(written(reasons)) == []
    assert both.vat_cents == 3_201_68 + 1_372_15
    assert [one.tax.reason for one in reasons.taxes] == ["Artikel 11.; Anders."]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda root: account_of(root, "NL91 ABNA 0417 1643 00"), "IBAN"),
        (lambda root: second_means(root), "meer dan één manier"),
        (lambda root: text_of(root, "//cbc:PaymentID", "RF18539007547034"), "kenmerk"),
        (lambda root: too_large(root), "geen getal"),
    ],
    ids=["spaces", "second-means", "other-reference", "too-large"],
)
def test_what_is_disguised_is_refused_too(change, said):
    root = etree.fromstring(written(draft(12_345, **TAXED)))
    change(root)

    assert any(said in problem for problem in judge(etree.tostring(root)))


def text_of(root, path, text):
    root.xpath(path, namespaces=NAMES)[0].text = text


def account_of(root, text):
    text_of(root, "//cac:PayeeFinancialAccount/cbc:ID", text)


def second_means(root):
    [means] = root.xpath("cac:PaymentMeans", namespaces=NAMES)
    means.addnext(deepcopy(means))


def too_large(root):
    for path in (f"{L}/cbc:InvoicedQuantity", f"{L}/cac:Price/cbc:PriceAmount"):
        text_of(root, path, "1E999999")
