"""A spreadsheet whose cells PostgreSQL makes, and sends as they are.

Making each cell in Python took twelve times as long. The words on screen stay in
Python, in the enums: `words` writes them into the query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection

# Lines that go out together: each part costs the web server as much as many lines.
# With more, a part no longer fits where memory is had cheaply.
AT_ONCE = 200
# A spreadsheet reads what begins so as a formula.
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Sheet:
    """For each heading the SQL of its cells, and where the rows come from.

    No cell is NULL. `source` is all that follows SELECT and its columns.
    """

    cells: Mapping[str, str]
    source: str
    values: Mapping[str, Any]
    # Common table expressions, with their WITH.
    before: str = ""

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(self.cells)

    @property
    def sql(self) -> str:
        return " ".join(
            [self.before, "SELECT", ", ".join(self.cells.values()), self.source]
        )

    def as_csv(self) -> Iterator[bytes]:
        """With semicolons, as Dutch spreadsheets expect; every line ends as on Windows."""
        yield f"{BYTE_ORDER_MARK}{';'.join(self.header)}\r\n".encode()
        with connection.cursor() as cursor:
            # No cell is NULL; by this nobody's empty text is written as "".
            wanted = " ".join(
                ["COPY (", self.sql, ") TO STDOUT",
                 "(FORMAT csv, DELIMITER ';', NULL E'\\x01', ENCODING 'UTF8')"]
            )  # fmt: skip
            with cursor.copy(cursor.mogrify(wanted, self.values)) as lines:
                while part := b"".join(islice(lines, AT_ONCE)):
                    if b"\r" in part:
                        part = part.replace(b"\r\n", b"\n")
                    yield part.replace(b"\n", b"\r\n")

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The cells as values."""
        with connection.chunked_cursor() as cursor:
            cursor.execute(self.sql, self.values)
            while part := cursor.fetchmany(AT_ONCE):
                yield from part


def guarded(value: Any) -> Any:
    """Text that would be read as a formula begins with an apostrophe instead."""
    if isinstance(value, str) and value.startswith(STARTS_FORMULA):
        return f"'{value}"
    return value


def text(column: str, *, otherwise: str = "") -> str:
    """What somebody typed, guarded as `guarded` does; or else these words."""
    # By its number: comparing a letter as a text takes longer.
    starts = ", ".join(str(ord(sign)) for sign in STARTS_FORMULA)
    empty = f"WHEN {column} = '' THEN {literal(otherwise)}" if otherwise else ""
    return f"CASE WHEN ascii({column}) IN ({starts}) THEN {literal(chr(39))} || {column} {empty} ELSE {column} END"


def words(column: str, choices: Iterable[tuple[Any, Any]]) -> str:
    """The word on screen for each value, and nothing for no value."""
    cases = " ".join(
        f"WHEN {literal(value) if isinstance(value, str) else int(value)} THEN {literal(label)}"
        for value, label in choices
    )
    return f"CASE {column} {cases} ELSE '' END"


def day(column: str, *, otherwise: str = "") -> str:
    return f"COALESCE(to_char({column}, 'YYYY-MM-DD'), {literal(otherwise)})"


def literal(written: Any) -> str:
    """A text of our own as SQL, in a query that takes values."""
    return "'" + str(written).replace("'", "''").replace("%", "%%") + "'"
