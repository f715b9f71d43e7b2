"""The report as an open text document (ODF 1.3), to write the story around it.

Only what the report needs: headings, paragraphs and tables with a heading row.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.builder import ElementMaker

from ...queries.public.report import Report, Section

TYPE = "application/vnd.oasis.opendocument.text"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {
    "office": f"{ODF}:office:1.0",
    "text": f"{ODF}:text:1.0",
    "table": f"{ODF}:table:1.0",
    "style": f"{ODF}:style:1.0",
    "fo": f"{ODF}:xsl-fo-compatible:1.0",
    "manifest": f"{ODF}:manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
OFFICE, TEXT, TABLE, STYLE, MANIFEST, DC = (
    ElementMaker(namespace=SPACES[name], nsmap=SPACES)
    for name in ("office", "text", "table", "style", "manifest", "dc")
)
# A fixed moment, so that the same report gives the same bytes.
MADE = (1980, 1, 1, 0, 0, 0)
PARTS = ("content.xml", "styles.xml", "meta.xml")


def odt_of(report: Report, *, address: str) -> bytes:
    """Write it; `address` says where the same figures can be read."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        # Its kind comes first and is not packed, so that any program knows the file.
        package.writestr(zipfile.ZipInfo("mimetype", MADE), TYPE)
        _put(package, "content.xml", _content(report, address))
        _put(package, "styles.xml", _styles())
        _put(package, "meta.xml", _meta(report))
        _put(package, "META-INF/manifest.xml", _manifest())
    return made.getvalue()


def _put(package: zipfile.ZipFile, name: str, root: etree._Element) -> None:
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    info = zipfile.ZipInfo(name, MADE)
    package.writestr(info, written, zipfile.ZIP_DEFLATED)


def _content(report: Report, address: str) -> etree._Element:
    body = OFFICE.text(
        _paragraph(report.title, "Title"),
        *(
            [_paragraph("Fictief: dit is een voorbeeld.")]
            if report.is_fictitious
            else []
        ),
        *(_paragraph(f"{question}: {answer}") for question, answer in report.facts),
        *(part for section in report.sections for part in _section(section)),
        _heading("Herkomst"),
        _paragraph(
            "Deze cijfers komen uit het grootboek van het Fonds GGU. U vindt ze op "
            f"{address}."
        ),
    )
    return OFFICE("document-content", OFFICE.body(body), **_version())


def _section(section: Section) -> Iterator[etree._Element]:
    yield _heading(section.title)
    if section.text:
        yield _paragraph(section.text)
    if section.rows:
        yield _table(section)
    yield _paragraph(section.source, "Source")


def _table(section: Section) -> etree._Element:
    columns = TABLE(
        "table-column", **_named("table", "number-columns-repeated", section)
    )
    return TABLE(
        "table",
        columns,
        TABLE("table-header-rows", _row(section.head, "Strong")),
        *(_row(row, "Standard") for row in section.rows),
        **{f"{{{SPACES['table']}}}name": section.title},
    )


def _named(space: str, name: str, section: Section) -> dict[str, str]:
    return {f"{{{SPACES[space]}}}{name}": str(len(section.head))}


def _row(cells: Sequence[str], style: str) -> etree._Element:
    kind = {f"{{{SPACES['office']}}}value-type": "string"}
    made = [TABLE("table-cell", _paragraph(cell, style), **kind) for cell in cells]
    return TABLE("table-row", *made)


def _heading(words: str) -> etree._Element:
    return TEXT.h(words, **_styled("Heading_20_1"), **_level())


def _paragraph(words: str, style: str = "Standard") -> etree._Element:
    return TEXT.p(words, **_styled(style))


def _styled(style: str) -> dict[str, str]:
    return {f"{{{SPACES['text']}}}style-name": style}


def _level() -> dict[str, str]:
    return {f"{{{SPACES['text']}}}outline-level": "1"}


def _version() -> dict[str, str]:
    return {f"{{{SPACES['office']}}}version": "1.3"}


def _styles() -> etree._Element:
    language = {
        f"{{{SPACES['fo']}}}language": "nl",
        f"{{{SPACES['fo']}}}country": "NL",
        f"{{{SPACES['fo']}}}font-size": "10pt",
    }
    default = STYLE(
        "default-style",
        STYLE("text-properties", **language),
        **{f"{{{SPACES['style']}}}family": "paragraph"},
    )
    styles = OFFICE.styles(
        default,
        _style("Standard"),
        _style("Title", size="20pt", weight="bold"),
        _style("Heading_20_1", size="14pt", weight="bold"),
        _style("Strong", weight="bold"),
        _style("Source", size="9pt"),
    )
    return OFFICE("document-styles", styles, **_version())


def _style(name: str, *, size: str = "", weight: str = "") -> etree._Element:
    looks = {"font-size": size, "font-weight": weight}
    given = {f"{{{SPACES['fo']}}}{key}": value for key, value in looks.items() if value}
    return STYLE(
        "style",
        STYLE("text-properties", **given),
        **{
            f"{{{SPACES['style']}}}name": name,
            f"{{{SPACES['style']}}}family": "paragraph",
        },
    )


def _meta(report: Report) -> etree._Element:
    told = OFFICE.meta(DC.title(report.title), DC.language("nl-NL"))
    return OFFICE("document-meta", told, **_version())


def _manifest() -> etree._Element:
    space = SPACES["manifest"]
    entries = [("/", TYPE), *((part, "text/xml") for part in PARTS)]
    return MANIFEST(
        "manifest",
        *(
            MANIFEST(
                "file-entry",
                **{f"{{{space}}}full-path": path, f"{{{space}}}media-type": kind},
            )
            for path, kind in entries
        ),
        **{f"{{{space}}}version": "1.3"},
    )
