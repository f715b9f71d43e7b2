"""Rows of the register's CSV files, each knowing its file and line."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Protocol

from .refusal import RegisterRefused

# A column that holds for one year carries it: size_class_2024.
_YEAR = re.compile(r"_\d{4}$")
MUNICIPALITY_CODE = re.compile(r"[A-Z]{2}[0-9A-Z]{4,10}")
ANY_CODE = re.compile(r"[A-Z]{2}[0-9A-Z]{2,10}")
_LARGEST_FILE = 20_000_000


@dataclass(frozen=True)
class Row:
    """One line of a file."""

    file: str
    line: int
    cells: dict[str, str]

    def refuse(self, sentence: str) -> RegisterRefused:
        return RegisterRefused(self.file, self.line, sentence)

    def text(self, column: str, longest: int = 80) -> str:
        value = self.optional(column, longest)
        if not value:
            raise self.refuse(f"de kolom {column} is leeg.")
        return value

    def optional(self, column: str, longest: int = 80) -> str:
        value = self.cells[column]
        if len(value) > longest:
            raise self.refuse(f"de kolom {column} heeft meer dan {longest} tekens.")
        return value

    def code(self, column: str, form: re.Pattern[str] = MUNICIPALITY_CODE) -> str:
        value = self.text(column)
        if not form.fullmatch(value):
            raise self.refuse(f"‘{value}’ is geen code zoals GM0363 (kolom {column}).")
        return value

    def day(self, column: str) -> date | None:
        value = self.cells[column]
        return self._day(value, column) if value else None

    def required_day(self, column: str) -> date:
        return self._day(self.text(column), column)

    def _day(self, value: str, column: str) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.refuse(
                f"‘{value}’ is geen datum zoals 2022-03-24 (kolom {column})."
            ) from None

    def whole(self, column: str, largest: int = 999_999_999) -> int:
        value = self.text(column)
        is_number = value.isascii() and value.isdecimal()
        if not is_number or int(value) > largest:
            raise self.refuse(
                f"‘{value}’ is geen heel getal tot en met {largest} (kolom {column})."
            )
        return int(value)

    def small(self, column: str) -> int:
        return self.whole(column, largest=9_999)

    def optional_small(self, column: str) -> int | None:
        return self.small(column) if self.cells[column] else None

    def measure(self, column: str, places: str) -> Decimal | None:
        """A length or area with as many decimals as `places`, such as 0.01."""
        number = self.number(column) if self.cells[column] else None
        if number is not None and not 0 <= number < 100_000:
            raise self.refuse(f"{number} past niet in de kolom {column}.")
        return None if number is None else number.quantize(Decimal(places))

    def number(self, column: str) -> Decimal:
        value = self.text(column)
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise self.refuse(f"‘{value}’ is geen getal (kolom {column}).")
        return number

    def choice(self, column: str, allowed: Collection[str]) -> str:
        value = self.text(column)
        if value not in allowed:
            known = " of ".join(sorted(allowed))
            raise self.refuse(f"‘{value}’ is niet {known} (kolom {column}).")
        return value


def read_rows(folder: Path, file: str, columns: Collection[str]) -> list[Row]:
    """All rows of a file that has these columns; columns of one year without it."""
    lines = _text_of(folder, file).splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    try:
        header = [_YEAR.sub("", name.strip()) for name in next(reader, [])]
        _require_columns(file, header, columns)
        return list(_rows(file, header, reader))
    except csv.Error:
        raise RegisterRefused(
            file, reader.line_num, "deze regel is geen goede CSV."
        ) from None


def _text_of(folder: Path, file: str) -> str:
    try:
        content = (folder / file).read_bytes()
    except OSError:
        raise RegisterRefused(
            file, 1, f"dit bestand is er niet of is niet te lezen in {folder}."
        ) from None
    if len(content) > _LARGEST_FILE:
        raise RegisterRefused(file, 1, "dit bestand is groter dan 20 MB.")
    return _decoded(file, content)


def _decoded(file: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as mistake:
        line = content.count(b"\n", 0, mistake.start) + 1
        raise RegisterRefused(
            file, line, "deze regel is geen UTF-8; sla het bestand op als UTF-8."
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise RegisterRefused(file, line, "deze regel bevat een leeg teken (NUL).")
    return text


def _require_columns(file: str, header: list[str], columns: Collection[str]) -> None:
    missing = [name for name in columns if name not in header]
    if missing:
        raise RegisterRefused(
            file,
            1,
            f"de kolom {missing[0]} ontbreekt; kolommen scheidt u met een komma.",
        )
    doubled = [name for name in columns if header.count(name) > 1]
    if doubled:
        raise RegisterRefused(file, 1, f"de kolom {doubled[0]} staat er twee keer.")


class _Lines(Protocol):
    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


def _rows(file: str, header: list[str], reader: _Lines) -> Iterator[Row]:
    for cells in reader:
        if len(cells) != len(header):
            raise RegisterRefused(
                file,
                reader.line_num,
                f"hier staan {len(cells)} kolommen in plaats van {len(header)}.",
            )
        values = [cell.strip() for cell in cells]
        yield Row(file, reader.line_num, dict(zip(header, values, strict=True)))
