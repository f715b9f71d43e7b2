"""Reading the CSV that an editor uploads, however a spreadsheet wrote it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from samenorganiseren.shared.errors import DomainError

from .loading_files import BadRow, Row
from .loading_standards import COLUMNS

MOST_BYTES = 25_000_000
MOST_ROWS = 10_000
SEPARATORS = (",", ";", "\t")
FILE = "het bestand"


class BadFile(DomainError):
    """The file as a whole cannot be read."""


def rows_in(content: bytes) -> list[Row | BadRow]:
    """Every row, or what is wrong with it; BadFile where nothing can be read."""
    lines = text_of(content).splitlines(keepends=True)
    if not lines or not lines[0].strip():
        raise BadFile("Het bestand is leeg. Zet op regel 1 de namen van de kolommen.")
    separator = max(SEPARATORS, key=lines[0].count)
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(iter(lines), delimiter=separator, strict=True)
    try:
        header = [name.strip().lower() for name in next(reader)]
        _require_columns(header)
        rows = list(_rows(reader, header))
    except csv.Error:
        raise BadFile(
            f"Regel {reader.line_num}: hier klopt een aanhalingsteken niet. "
            "Bewaar het bestand opnieuw als CSV."
        ) from None
    if not rows:
        raise BadFile("Er staan geen standaarden in het bestand, alleen kolomnamen.")
    return rows


def text_of(content: bytes) -> str:
    """The text, from UTF-8 with or without a mark, UTF-16 or Windows' own alphabet."""
    if len(content) > MOST_BYTES:
        raise BadFile("Dit bestand is groter dan 25 MB. Splits het.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        text = _eight_bits(content)
    line = text.count("\n", 0, text.find("\x00")) + 1
    if "\x00" in text:
        raise BadFile(
            f"Regel {line}: hier staat een onleesbaar teken. Is dit wel een CSV?"
        )
    return text


def _eight_bits(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; in Latin-1 everything means something.
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            return content.decode("latin-1")


def _require_columns(header: list[str]) -> None:
    if missing := [name for name in COLUMNS if name not in header]:
        raise BadFile(f"Regel 1: deze kolommen ontbreken: {', '.join(missing)}.")
    if extra := [name or "(zonder naam)" for name in header if name not in COLUMNS]:
        raise BadFile(
            f"Regel 1: deze kolommen kennen wij niet: {', '.join(extra)}. Haal ze weg."
        )
    if len(set(header)) < len(header):
        raise BadFile("Regel 1: een kolom staat er twee keer in. Haal er één weg.")


def _rows(reader: Any, header: list[str]) -> Iterator[Row | BadRow]:
    count, line = 0, 2
    for cells in reader:
        start, line = line, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise BadFile(
                "Het bestand heeft meer dan 10.000 regels. Splits het en lees de delen "
                "na elkaar in."
            )
        yield _row(start, cells, header)


def _row(line: int, cells: list[str], header: list[str]) -> Row | BadRow:
    row = Row(FILE, line, dict(zip(header, map(str.strip, cells), strict=False)))
    if len(cells) != len(header):
        return row.refuse(f"er zijn {len(cells)} velden in plaats van {len(header)}.")
    if any(_is_control(sign) for cell in cells for sign in cell):
        return row.refuse("er staat een onzichtbaar teken in. Typ de cel opnieuw.")
    return row


def _is_control(sign: str) -> bool:
    return (sign < " " and sign not in "\n\r\t") or "\x7f" <= sign < "\xa0"
