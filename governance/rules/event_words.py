"""How an event of a dossier reads: a plain Dutch title, and a sentence where it says
more. Each area declares the words of its own kinds, in its `subjects/<area>.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class EventWords(NamedTuple):
    """What stands in the trail: a heading, and what there is to say about it."""

    title: str
    text: str = ""
    is_key: bool = False


Payload = Mapping[str, Any]
Speaker = Callable[[Payload], EventWords]
_speakers: dict[str, Speaker] = {}


def declare(words: Mapping[str, Speaker]) -> None:
    """Tell how events of these kinds read."""
    _speakers.update(words)


def words_for(kind: str, payload: Payload) -> EventWords:
    """The words of one event; a kind that nobody declared reads as its own name."""
    speaker = _speakers.get(kind)
    if speaker is None:
        return EventWords(kind.replace("-", " ").capitalize())
    return speaker(payload)


def is_declared(kind: str) -> bool:
    """Whether somebody told how this kind reads."""
    return kind in _speakers
