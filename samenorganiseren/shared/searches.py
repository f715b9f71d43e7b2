"""Lists that can be searched, so that a question can be kept and asked again.

The app that has the list tells how; whoever keeps the question knows only its words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """One thing that a question finds; another stamp means that it changed."""

    title: str
    stamp: str


class Unanswerable(ValueError):
    """The question is not one that this list knows; the text says so in Dutch."""


@dataclass(frozen=True)
class Searchable:
    """One list: its word in an address, its page, and how a question is answered.

    `ask` takes the question as it stands in an address and gives the hits by their
    lasting key; `tidy` gives the same question in its one form. Both raise
    Unanswerable.
    """

    word: str
    address: str
    many: str
    tidy: Callable[[str], str]
    ask: Callable[[str], dict[str, Hit]]


_searchables: dict[str, Searchable] = {}


def register(*searchables: Searchable) -> None:
    """Tell that these lists can be searched; in `AppConfig.ready()`."""
    for one in searchables:
        _searchables[one.word] = one


def named(word: str) -> Searchable | None:
    """The list of this word."""
    return _searchables.get(word)
