"""What a journal row, a notice or a follow is about.

A subject is named by a text key such as `catalogue.standard:12`, so that a lower
app can point at a higher one without importing it. Each app tells in its
`AppConfig.ready()` how its keys are resolved; whether somebody may see a subject
is judged each time, never stored.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class HasKey(Protocol):
    """Anything that can be the subject of a journal row."""

    @property
    def subject_key(self) -> str: ...

    @property
    def subject_label(self) -> str: ...


@dataclass(frozen=True)
class Subject:
    """Title and address of a subject, and who may see it."""

    key: str
    title: str
    url: str
    is_visible_to: Callable[[object], bool]
    successor_key: str = ""


Resolver = Callable[[int], Subject | None]
_resolvers: dict[str, Resolver] = {}


def register(kind: str, resolver: Resolver) -> None:
    """Tell how keys of this kind (`app.model`) become a Subject."""
    _resolvers[kind] = resolver


def is_known(key: str) -> bool:
    """Whether somebody told how keys of this kind are resolved."""
    return key.rpartition(":")[0] in _resolvers


def resolve(key: str) -> Subject | None:
    """The subject behind a key; None where it is gone or its kind is unknown."""
    kind, _, number = key.rpartition(":")
    resolver = _resolvers.get(kind)
    if resolver is None or not number.isdecimal():
        return None
    return resolver(int(number))
