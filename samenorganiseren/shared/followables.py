"""What can be followed, and how it is called in an address: `/volgen/standaard/12/`."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Followable:
    """A kind of subject that people may follow."""

    # In the address: standaard
    word: str
    # As in subject keys: catalogue.standard
    kind: str
    # On the page: deze standaard
    this: str
    # What followers hear.
    about: str


_by_word: dict[str, Followable] = {}
_by_kind: dict[str, Followable] = {}


def register(*followables: Followable) -> None:
    """Tell that these can be followed; in `AppConfig.ready()`."""
    for one in followables:
        _by_word[one.word] = one
        _by_kind[one.kind] = one


def named(word: str) -> Followable | None:
    """The kind of this word in an address."""
    return _by_word.get(word)


def of_key(subject_key: str) -> Followable | None:
    """The kind of this subject, where it can be followed."""
    return _by_kind.get(subject_key.rpartition(":")[0])


def address_of(subject_key: str) -> str:
    """Where somebody begins or stops to follow it; empty where that cannot be done."""
    followable = of_key(subject_key)
    if followable is None:
        return ""
    number = subject_key.rpartition(":")[2]
    return reverse("follow", args=[followable.word, int(number)])
