"""The mails that the portal can send: their texts, and what can be filled in.

Code declares a mail with a text of its own; an administrator may write another.
Only the named places such as `{naam}` are filled in, so a text can never reach
anything else. A text is Markdown; in the plain part of a mail it reads as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class MailKind:
    """One kind of mail: when it is sent, its text, and the places in it."""

    key: str
    purpose: str
    subject: str
    body: str
    places: frozenset[str]


class UnknownPlace(ValueError):
    """A text names a place that this mail cannot fill in."""


_kinds: dict[str, MailKind] = {}


def declare(
    key: str, *, purpose: str, subject: str, body: str, places: frozenset[str]
) -> MailKind:
    """Tell that this mail exists. Raises UnknownPlace where its own text is wrong."""
    kind = MailKind(key, purpose, subject, body, places)
    for text in (subject, body):
        require_places(text, places)
    _kinds[key] = kind
    return kind


def known() -> list[MailKind]:
    """All mails, in order of their key."""
    return [_kinds[key] for key in sorted(_kinds)]


def named(key: str) -> MailKind | None:
    """The mail of this key, if anybody declared it."""
    return _kinds.get(key)


def require_places(text: str, places: frozenset[str]) -> None:
    """Raise UnknownPlace for the first place in the text that is not among these."""
    for place in _PLACE.findall(text):
        if place not in places:
            raise UnknownPlace(
                f"De tekst noemt {{{place}}}, maar dat kan hier niet worden ingevuld."
            )


def fill(text: str, values: dict[str, str]) -> str:
    """The text with its places filled in, once: a value is never filled in itself."""
    require_places(text, frozenset(values))
    return _PLACE.sub(lambda place: values[place[1]], text)
