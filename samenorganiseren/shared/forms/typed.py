"""Typed text without what nobody can see."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

KEPT = "\n\r\t"
# These turn the direction of what follows: a name can then read as another.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def without_control_characters(text: str) -> str:
    """The text without control characters, half characters and turned directions."""
    if text.isprintable():
        return text
    return "".join(sign for sign in text if is_visible(sign))


def is_visible(sign: str) -> bool:
    """Line ends and tabs count as visible."""
    return sign in KEPT or (
        unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in TURNING
    )


def clean_typed(data: Any) -> Any:
    """The same data with every text cleaned; a QueryDict stays one."""
    if isinstance(data, QueryDict):
        cleaned = data.copy()
        for name, values in data.lists():
            cleaned.setlist(name, [clean_value(value) for value in values])
        return cleaned
    if isinstance(data, Mapping):
        return {name: clean_value(value) for name, value in data.items()}
    return data


def clean_value(value: Any) -> Any:
    """One value or a list of them."""
    if isinstance(value, str):
        return without_control_characters(value)
    if isinstance(value, list):
        return [clean_value(one) for one in value]
    return value
