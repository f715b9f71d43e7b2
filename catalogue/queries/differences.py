"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

WORD = re.compile(r"\S+\s*|\s+")
# Beyond this the texts are shown whole: comparing every word would take too long.
MOST_WORDS = 4_000


class Part(NamedTuple):
    """Some words: `gelijk`, `weg` or `nieuw`."""

    kind: str
    text: str


def word_differences(before: str, after: str) -> list[Part]:
    """The words that stayed, went and came, in reading order."""
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _whole(before, after)
    parts = []
    for kind, a, b, c, d in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            parts.append(Part("gelijk", "".join(old[a:b])))
            continue
        parts += _whole("".join(old[a:b]), "".join(new[c:d]))
    return parts


def _whole(before: str, after: str) -> list[Part]:
    both = [Part("weg", before), Part("nieuw", after)]
    return [part for part in both if part.text]
