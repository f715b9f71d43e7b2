"""Looking into a PDF: can it be read, and does it do nothing but be read?"""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from .paper_kinds import PaperRefused

# A text of hundreds of pages has some ten thousands; more is made to keep us busy.
MOST_OBJECTS = 100_000
DEEPEST = 60
BROKEN = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
    NotImplementedError,
    EOFError,
)
# Keys that hold something to run or to unpack, and actions that do more than turn
# to a page or an address.
ACTIVE_KEYS = {"/JS", "/JavaScript", "/XFA", "/RichMedia", "/RichMediaContent"}
ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/ImportData",
    "/SubmitForm",
    "/GoToE",
    "/Rendition",
    "/RichMediaExecute",
}
EMBEDDING = {"/EmbeddedFiles", "/EF", "/AF"}

# It says of every small fault in a PDF what we say with our own sentence.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pages_of(content: bytes) -> int:
    """How many pages it has; refused where it is encrypted, broken or active."""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise PaperRefused(
                "Deze PDF is versleuteld of heeft een wachtwoord. "
                "Bewaar hem zonder beveiliging en kies hem opnieuw."
            )
        _refuse_active(reader)
        return len(reader.pages)
    except BROKEN as fault:
        raise PaperRefused(
            "Deze PDF is beschadigd. Maak hem opnieuw en kies hem nog eens."
        ) from fault


def _refuse_active(reader: PdfReader) -> None:
    numbers = _numbers(reader)
    if len(numbers) > MOST_OBJECTS:
        raise PaperRefused("Deze PDF is te ingewikkeld. Maak er kleinere delen van.")
    _refuse_in(reader.trailer, 0)
    for number, generation in numbers:
        _refuse_in(IndirectObject(number, generation, reader).get_object(), 0)


def _numbers(reader: PdfReader) -> list[tuple[int, int]]:
    """Every object, also those that no page shows."""
    plain = [
        (number, generation)
        for generation, table in reader.xref.items()
        for number in table
        if number
    ]
    return plain + [(number, 0) for number in reader.xref_objStm]


def _refuse_in(found: Any, depth: int) -> None:
    """Look at one object; what it only points at is looked at by itself."""
    if depth > DEEPEST:
        raise PaperRefused("Deze PDF is te ingewikkeld. Maak er kleinere delen van.")
    if isinstance(found, DictionaryObject):
        _refuse_dictionary(found)
        for value in found.values():
            _refuse_in(value, depth + 1)
    elif isinstance(found, ArrayObject):
        for value in found:
            _refuse_in(value, depth + 1)


def _refuse_dictionary(found: DictionaryObject) -> None:
    keys = set(found)
    opening = _resolved(found.get("/OpenAction"))
    if keys & ACTIVE_KEYS or {_action(found), _action(opening)} & ACTIONS:
        raise PaperRefused(
            "In deze PDF zit een script of een opdracht. "
            "Druk hem af naar een nieuwe PDF en kies die."
        )
    if keys & EMBEDDING or found.get("/Type") == "/EmbeddedFile":
        raise PaperRefused(
            "In deze PDF zitten andere bestanden. Voeg die los toe, "
            "en kies een PDF zonder bijlagen."
        )
    if not _only_turns(opening):
        raise PaperRefused(
            "Deze PDF doet iets zodra hij opengaat. "
            "Druk hem af naar een nieuwe PDF en kies die."
        )


def _only_turns(action: Any) -> bool:
    """Opening at a page, as many programs write it, harms nobody."""
    if action is None or isinstance(action, ArrayObject | NameObject | str):
        return True
    return _action(action) == "/GoTo"


def _action(found: Any) -> str:
    """What kind of action this is, if it is one."""
    said = found.get("/S") if isinstance(found, DictionaryObject) else ""
    return said if isinstance(said, str) else ""


def _resolved(found: Any) -> Any:
    return found.get_object() if isinstance(found, IndirectObject) else found
