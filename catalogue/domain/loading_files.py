"""Reading the files of the catalogue: each row checked, each refusal with its line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import slugify

from samenorganiseren.shared.errors import DomainError

AnyChoice = TypeVar("AnyChoice", bound=Enum)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class BadRow(DomainError):
    """A file of the catalogue cannot be taken in; says which line and why."""

    def __init__(self, sentence: str, *, line: int = 1, why: str = "") -> None:
        super().__init__(sentence)
        self.line = line
        self.why = why or sentence


@dataclass(frozen=True)
class Row:
    """One line of a file, with what it needs to refuse itself."""

    file: str
    line: int
    values: dict[str, str]

    def refuse(self, why: str) -> BadRow:
        return BadRow(
            f"Regel {self.line} van {self.file}: {why} Er is niets geladen. "
            "Verbeter de regel en laad opnieuw.",
            line=self.line,
            why=why,
        )

    def text(self, column: str, *, longest: int = 4000) -> str:
        value = self.values[column]
        if len(value) > longest:
            raise self.refuse(f"‘{column}’ is langer dan {longest} tekens.")
        return value

    def needed(self, column: str, *, longest: int = 4000) -> str:
        if not self.values[column]:
            raise self.refuse(f"‘{column}’ is leeg.")
        return self.text(column, longest=longest)

    def slug(self, column: str = "slug") -> str:
        value = self.needed(column, longest=100)
        if not SLUG.fullmatch(value):
            raise self.refuse(
                f"‘{value}’ is geen adres. Gebruik kleine letters, cijfers en streepjes."
            )
        return value

    def one_of(self, column: str, choices: type[AnyChoice]) -> AnyChoice:
        value = slugify(self.needed(column))
        for choice in choices:
            if choice.value == value:
                return choice
        raise self.refuse(
            f"‘{self.values[column]}’ is geen bekende waarde van ‘{column}’."
        )

    def day(self, column: str) -> date | None:
        value = self.values[column]
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise self.refuse(
                f"‘{value}’ is geen datum. Schrijf jaar-maand-dag, zoals 2026-11-23."
            ) from None

    def address(self, column: str) -> str:
        value = self.text(column, longest=300)
        try:
            if value:
                URLValidator(schemes=["http", "https"])(value)
        except ValidationError:
            raise self.refuse(f"‘{value}’ is geen webadres.") from None
        return value

    def several(self, column: str) -> list[str]:
        return [part.strip() for part in self.values[column].split(";") if part.strip()]


def rows_of(path: Path, columns: list[str]) -> list[Row]:
    """All rows of a file that has these columns, no fewer and no more."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BadRow(
            f"Het bestand {path.name} ontbreekt. Er is niets geladen."
        ) from None
    except UnicodeDecodeError:
        raise BadRow(
            f"{path.name} is geen UTF-8. Bewaar het opnieuw als UTF-8."
        ) from None
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    header = next(reader, [])
    if header != columns:
        raise BadRow(
            f"Regel 1 van {path.name}: de kolommen zijn niet {', '.join(columns)}. "
            "Er is niets geladen."
        )
    return list(_rows(path.name, reader, columns))


def _rows(file: str, reader: Iterator[list[str]], columns: list[str]) -> Iterator[Row]:
    lines = enumerate(reader, start=2)
    try:
        for line, cells in lines:
            row = Row(
                file, line, dict(zip(columns, map(str.strip, cells), strict=False))
            )
            if len(cells) != len(columns):
                raise row.refuse(
                    f"er zijn {len(cells)} velden in plaats van {len(columns)}."
                )
            yield row
    except csv.Error:
        raise BadRow(f"{file} is geen goede CSV. Er is niets geladen.") from None
