"""Marking in a text the words that somebody searched for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

WORD = re.compile(r"\w+")
# Shorter words are only marked when they stand alone.
LONG_ENOUGH = 4
AROUND = 90


def marked(text: str, marks: Sequence[str]) -> SafeString:
    """The text as safe HTML, the words that hold a mark between <mark> tags."""
    if not marks:
        return escape(text)
    pairs, end = [], 0
    for word in WORD.finditer(text):
        if _holds(word.group(), marks):
            pairs.append((text[end : word.start()], word.group()))
            end = word.end()
    return format_html_join("", "{}<mark>{}</mark>", pairs) + format_html(
        "{}", text[end:]
    )


def snippet(summary: str, body: str, marks: Sequence[str]) -> SafeString:
    """The summary; where nothing in it was searched for, the part of the body that was."""
    if not marks or _first(summary, marks) is not None or _first(body, marks) is None:
        return marked(summary, marks)
    return marked(_around(body, _first(body, marks) or 0), marks)


def plain(text: str) -> str:
    """Small letters without accents."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c)).lower()


def _holds(word: str, marks: Sequence[str]) -> bool:
    letters = plain(word)
    return any(
        mark == letters or (len(mark) >= LONG_ENOUGH and mark in letters)
        for mark in marks
    )


def _first(text: str, marks: Sequence[str]) -> int | None:
    return next(
        (word.start() for word in WORD.finditer(text) if _holds(word.group(), marks)),
        None,
    )


def _around(text: str, place: int) -> str:
    start = text.rfind(" ", 0, max(0, place - AROUND)) + 1
    end = text.find(" ", place + AROUND)
    shown = text[start : end if end > 0 else len(text)].strip()
    return f"{'… ' if start else ''}{shown}{' …' if end > 0 else ''}"
