"""What may stand only once in a file."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeVar

from django.utils.text import slugify

from .rows import Row

Code = TypeVar("Code")


class Once:
    """Remembers on which line a key stood, and refuses it the second time."""

    def __init__(self) -> None:
        self._lines: dict[Hashable, int] = {}

    def take(self, row: Row, key: Hashable, what: str) -> None:
        first = self._lines.setdefault(key, row.line)
        if first != row.line:
            raise row.refuse(f"{what} staat er twee keer; ook op regel {first}.")


class Names:
    """One code has one name, and no two codes of one kind the same."""

    def __init__(self) -> None:
        self._codes: dict[tuple[Any, str], Any] = {}

    def take(self, row: Row, names: dict[Code, str], code: Code, name: str) -> None:
        if names.setdefault(code, name) != name:
            raise row.refuse(f"‘{name}’ heet elders in dit bestand ‘{names[code]}’.")
        kind = code[0] if isinstance(code, tuple) else ""
        if self._codes.setdefault((kind, slugify(name)), code) != code:
            raise row.refuse(f"‘{name}’ heeft elders in dit bestand een andere code.")
