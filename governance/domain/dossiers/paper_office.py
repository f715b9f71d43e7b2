"""Looking into a zipped office file: is it what it says, small, and without macros?"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from .paper_kinds import KINDS, ODF, PaperKind, PaperRefused

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200_000_000
# Text packs well, some thirty times; a hundred times is a trick. Small files may.
HIGHEST_RATIO = 100
SMALL = 1_000_000
LARGEST_READ = 30_000_000
# The first bytes of the older container in which Office hides what is encrypted.
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
ACTIVE_PARTS = re.compile(
    r"(^|/)(vbaproject\.bin|vbadata\.xml|activex|macrosheets|basic|scripts)(/|$)"
    r"|embeddings/[^/]*\.bin$|^object [^/]*$",
    re.IGNORECASE,
)
ACTIVE_WORDS = (b"macroEnabled", b"vbaProject", b"activeX")
OUTSIDE = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)"
    rb"[^>]*/(attachedTemplate|oleObject|frame|externalLink\w*)[\"']",
)
ODF_ACTIVE = re.compile(rb"<script:event-listener\b|<office:script\b|<script:")
NESTED = re.compile(r"\.(zip|docx|xlsx|pptx|odt|ods|odp|7z|rar|gz)$", re.IGNORECASE)

ENCRYPTED = (
    "Dit bestand is versleuteld of heeft een wachtwoord. "
    "Bewaar het zonder beveiliging en kies het opnieuw."
)
TOO_BIG_INSIDE = (
    "Dit bestand wordt bij het uitpakken veel te groot. "
    "Bewaar het opnieuw met kleinere plaatjes, of als PDF."
)
ACTIVE = "In dit bestand zitten macro’s of opdrachten. Bewaar het zonder, of maak er een PDF van."


def is_encrypted_office(content: bytes) -> bool:
    """Whether it is an office file behind a password."""
    return content.startswith(OLE) and ENCRYPTED_PACKAGE in content


def refuse_bad_office(
    content: bytes, kind: PaperKind, *, is_inside: bool = False
) -> None:
    """Refuse what is not this kind, is locked, unpacks too large, or can act."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _refuse_bomb(packed, content)
            _refuse_other(packed, kind)
            _refuse_active(packed, kind)
            _refuse_nested(packed, is_inside=is_inside)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise PaperRefused(
            f"Dit {kind.words}-bestand is beschadigd. Bewaar het opnieuw en kies het nog eens."
        ) from fault


def _refuse_bomb(packed: zipfile.ZipFile, content: bytes) -> None:
    entries = packed.infolist()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise PaperRefused(ENCRYPTED)
    unpacked = sum(entry.file_size for entry in entries)
    ratio = unpacked / max(len(content), 1)
    if (
        len(entries) > MOST_ENTRIES
        or unpacked > MOST_UNPACKED
        or (unpacked > SMALL and ratio > HIGHEST_RATIO)
    ):
        raise PaperRefused(TOO_BIG_INSIDE)


def _refuse_other(packed: zipfile.ZipFile, kind: PaperKind) -> None:
    names = set(packed.namelist())
    is_kind = kind.heart in names
    if kind.content_type.startswith(ODF):
        said = _read(packed, "mimetype") if "mimetype" in names else b""
        is_kind = is_kind and said.strip() == kind.content_type.encode()
    else:
        is_kind = is_kind and "[Content_Types].xml" in names
    if not is_kind:
        raise PaperRefused(not_what_it_says(kind))


def _refuse_active(packed: zipfile.ZipFile, kind: PaperKind) -> None:
    names = packed.namelist()
    if any(ACTIVE_PARTS.search(name) for name in names):
        raise PaperRefused(ACTIVE)
    if kind.content_type.startswith(ODF):
        _refuse_active_odf(packed, names)
        return
    if any(word in _read(packed, "[Content_Types].xml") for word in ACTIVE_WORDS):
        raise PaperRefused(ACTIVE)
    if any(
        OUTSIDE.search(_read(packed, one)) for one in names if one.endswith(".rels")
    ):
        raise PaperRefused(ACTIVE)


def _refuse_active_odf(packed: zipfile.ZipFile, names: list[str]) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in _read(packed, manifest):
        raise PaperRefused(ENCRYPTED)
    parts = [
        one for one in names if one.rpartition("/")[2] in ("content.xml", "styles.xml")
    ]
    if any(ODF_ACTIVE.search(_read(packed, one)) for one in parts):
        raise PaperRefused(ACTIVE)


def _refuse_nested(packed: zipfile.ZipFile, *, is_inside: bool) -> None:
    """A chart carries its own small spreadsheet; that is looked into as well, once."""
    for name in packed.namelist():
        if not (found := NESTED.search(name)):
            continue
        inner = KINDS.get(found[1].lower())
        if is_inside or inner is None or not inner.heart:
            raise PaperRefused(
                "In dit bestand zitten andere ingepakte bestanden. Voeg die los toe."
            )
        refuse_bad_office(_read(packed, name), inner, is_inside=True)


def not_what_it_says(kind: PaperKind) -> str:
    """The sentence where the bytes are something else."""
    return (
        f"Dit bestand heet .{kind.extension}, maar is geen {kind.words}-bestand. "
        "Bewaar het opnieuw in de juiste vorm."
    )


def _read(packed: zipfile.ZipFile, name: str) -> bytes:
    if packed.getinfo(name).file_size > LARGEST_READ:
        raise PaperRefused(TOO_BIG_INSIDE)
    return packed.read(name)
