"""Which files a paper may be, and how a refusal reads."""

from __future__ import annotations

from dataclasses import dataclass

from samenorganiseren.shared.errors import DomainError


class PaperRefused(DomainError):
    """This file is not taken in. The sentence says why, and what to do."""


ZIPPED = "application/zip"
OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class PaperKind:
    """One kind of file: its extension, its type, and the part that makes it so."""

    extension: str
    content_type: str
    words: str
    # In a zipped kind: the file that must be in it.
    heart: str = ""


KINDS = {
    kind.extension: kind
    for kind in (
        PaperKind("pdf", "application/pdf", "PDF"),
        PaperKind(
            "docx", f"{OOXML}wordprocessingml.document", "Word", "word/document.xml"
        ),
        PaperKind("xlsx", f"{OOXML}spreadsheetml.sheet", "Excel", "xl/workbook.xml"),
        PaperKind("odt", f"{ODF}text", "ODT", "content.xml"),
        PaperKind("ods", f"{ODF}spreadsheet", "ODS", "content.xml"),
        PaperKind("png", "image/png", "PNG"),
        PaperKind("jpg", "image/jpeg", "JPEG"),
        PaperKind("jpeg", "image/jpeg", "JPEG"),
    )
}
ALLOWED_WORDS = "PDF, Word (docx), ODT, Excel (xlsx), ODS, PNG of JPEG"
ACCEPT = ",".join(f".{extension}" for extension in KINDS)
# What browsers say where they do not know, and how they call a zip.
UNKNOWN = {"", "application/octet-stream"}
OTHER_ZIPS = {ZIPPED, "application/x-zip-compressed", "application/x-zip"}


def is_said_of(content_type: str, kind: PaperKind) -> bool:
    """Whether a browser may call this kind so."""
    said = content_type.partition(";")[0].strip().lower()
    if said in UNKNOWN or said == kind.content_type:
        return True
    return (said in OTHER_ZIPS and bool(kind.heart)) or said == "image/jpg"
