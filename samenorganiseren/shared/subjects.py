"""What a journal row, a notice or a follow is about.

A subject is named by a text key such as `catalogue.standard:12`, so that a lower
app can point at a higher one without importing it. Each app tells in its
`AppConfig.ready()` how its keys are resolved; whether somebody may see a subject
is judged each time, never stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
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
ManyResolver = Callable[[Iterable[int]], Iterable[Subject]]
_resolvers: dict[str, Resolver] = {}
_many: dict[str, ManyResolver] = {}


def register(kind: str, resolver: Resolver, many: ManyResolver | None = None) -> None:
    """Tell how keys of this kind (`app.model`) become a Subject.

    `many` gives the subjects of many numbers in one question, without successors; a
    list needs it to ask the same number of questions whatever its length.
    """
    _resolvers[kind] = resolver
    if many is not None:
        _many[kind] = many


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


def resolve_all(keys: Iterable[str]) -> dict[str, Subject]:
    """The subjects behind these keys, by key: one question for each kind that knows how
    to answer many. Without successors."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        kind, _, number = key.rpartition(":")
        if kind in _resolvers and number.isdecimal():
            numbers[kind].add(int(number))
    return {
        subject.key: subject
        for kind, wanted in numbers.items()
        for subject in _all_of(kind, wanted)
    }


def _all_of(kind: str, numbers: Iterable[int]) -> Iterable[Subject]:
    if kind in _many:
        return _many[kind](numbers)
    found = (_resolvers[kind](number) for number in numbers)
    return [subject for subject in found if subject is not None]
