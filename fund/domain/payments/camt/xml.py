"""From bytes to elements: no DTD, no network, nothing that is not CAMT.053."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from .refusals import MOST_BYTES, MOST_MEGABYTES, StatementRefused, refuse_if

Element: TypeAlias = etree._Element
NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:(camt\.053\.001\.(\d\d))")
VERSIONS = frozenset({f"{number:02d}" for number in range(2, 9)})


def root_of(content: bytes) -> tuple[Element, str]:
    """The document without its namespace, and its version."""
    refuse_if(not content.strip(), "Dit bestand is leeg. Kies een ander bestand.")
    refuse_if(
        len(content) > MOST_BYTES,
        f"Dit bestand is groter dan {MOST_MEGABYTES} MB. Vraag de bank om een afschrift "
        "per dag.",
    )
    root = _parsed(content)
    version = _version_of(root)
    _forget_namespace(root)
    return root, version


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable(content) from error
    _refuse_dtd(root.getroottree().docinfo.doctype)
    return root


def _unreadable(content: bytes) -> StatementRefused:
    # What is in a DTD is dangerous before it is wrong.
    _refuse_dtd(b"<!DOCTYPE" in content)
    refuse_if(
        b"Document" in content and b"Document>" not in content[-200:],
        "Dit bestand is niet compleet: het houdt halverwege op. Haal het opnieuw op bij "
        "de bank.",
    )
    return StatementRefused(
        "Dit bestand is geen XML. Kies het afschrift in CAMT.053 dat u bij de bank "
        "ophaalde, uitgepakt uit een zipbestand."
    )


def _refuse_dtd(found: object) -> None:
    refuse_if(
        found,
        "In dit bestand staat een DTD. Een afschrift van de bank heeft die niet; het "
        "bestand is niet te vertrouwen.",
    )


def _version_of(root: Element) -> str:
    name = etree.QName(root)
    found = NAMESPACE.fullmatch(name.namespace or "")
    refuse_if(
        name.localname != "Document"
        or not name.namespace
        or "camt.053" not in str(name),
        "Dit is wel XML, maar geen bankafschrift in CAMT.053. Kies bij de bank het "
        "formaat CAMT.053.",
    )
    refuse_if(
        found is None or found[2] not in VERSIONS,
        "Deze versie van CAMT.053 kennen wij niet. Wij lezen camt.053.001.02 tot en met "
        "camt.053.001.08.",
    )
    return found[1] if found else ""


def _forget_namespace(root: Element) -> None:
    for element in root.iter():
        element.tag = etree.QName(element).localname


def text_of(element: Element | None, path: str) -> str:
    """The text at this path, without spaces around it; empty where there is none."""
    found = element.findtext(path) if element is not None else None
    return " ".join(found.split()) if found else ""


def first_of(element: Element, *paths: str) -> str:
    """The first of these texts that is there."""
    return next((text for path in paths if (text := text_of(element, path))), "")
