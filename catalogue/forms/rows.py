"""Short tables inside a form: the filled rows and two empty ones, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

Columns = dict[str, Callable[[int], forms.Field]]
EMPTY_ROWS = 2
MOST_ROWS = 30


def row_count(data: Any, prefix: str) -> int:
    """How many rows to show: the last filled one, and two more."""
    numbers = [
        int(parts[1])
        for name in data or ()
        if (parts := name.split("-"))[0] == prefix
        and len(parts) == 3
        and parts[1].isdecimal()
        and len(parts[1]) <= 3
        and data.get(name)
    ]
    return min(max(numbers, default=0) + EMPTY_ROWS, MOST_ROWS)


def add_rows(form: forms.BaseForm, prefix: str, columns: Columns) -> list[str]:
    """Give the form the fields `prefix-1-column`, `prefix-1-other`, … in order."""
    names = []
    for number in range(1, row_count(form.data, prefix) + 1):
        for column, make in columns.items():
            name = f"{prefix}-{number}-{column}"
            form.fields[name] = make(number)
            names.append(name)
    return names


def read_rows(
    form: forms.BaseForm, prefix: str, columns: Columns
) -> list[dict[str, Any]]:
    """The rows in which something was filled in; half a row is an error."""
    rows = []
    for number in range(1, row_count(form.data, prefix) + 1):
        names = {column: f"{prefix}-{number}-{column}" for column in columns}
        row = {column: form.cleaned_data.get(name) for column, name in names.items()}
        if all(row.values()):
            rows.append(row)
        elif any(row.values()):
            for column, name in names.items():
                if not row[column] and name not in form.errors:
                    form.add_error(name, "Vul de hele regel in, of maak haar leeg.")
    return rows


def typed_rows(prefix: str, rows: list[dict[str, str]]) -> dict[str, list[str]]:
    """What one would have typed to get these rows."""
    return {
        f"{prefix}-{number}-{column}": [value]
        for number, row in enumerate(rows, start=1)
        for column, value in row.items()
    }
