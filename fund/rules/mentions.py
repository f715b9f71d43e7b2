"""What the text of a payment names: payment references and invoice numbers.

Read strictly. A reference (ISO 11649) has check digits, an invoice number has none. What
looks like one of them and is not right is told too, because then nothing is certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdnum import iso11649

# In one piece, or in groups of four as ISO 11649 prints it.
REFERENCE = re.compile(
    r"(?<![A-Z0-9])RF[0-9]{2}(?:[A-Z0-9]{1,21}(?![A-Z0-9])|(?: [A-Z0-9]{1,4}(?![A-Z0-9]))+)"
)
MAYBE_REFERENCE = re.compile(r"(?<![A-Z0-9])RF ?[0-9OIL]{2}")
NUMBER = re.compile(r"(?<![A-Z0-9])([FC]) ?(20[0-9]{2})[-/ ]?([0-9]{5,6})(?![A-Z0-9])")
MAYBE_NUMBER = re.compile(r"(?<![A-Z0-9])[FC][ -]?2[0-9]{3}")


@dataclass(frozen=True)
class Mentions:
    """References with right check digits (each as it may be read), numbers, and whether
    something was named that cannot be right."""

    references: tuple[frozenset[str], ...] = ()
    numbers: frozenset[str] = frozenset()
    is_spoiled: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.references or self.numbers or self.is_spoiled)

    @property
    def possible_references(self) -> frozenset[str]:
        return frozenset().union(*self.references)


def mentions_in(*texts: str) -> Mentions:
    """All that these texts name."""
    references: list[frozenset[str]] = []
    numbers: set[str] = set()
    is_spoiled = False
    for text in texts:
        rest, read, wrong = _references_in(text.upper())
        references += read
        numbers |= {
            f"{prefix}{year}-{sequence}"
            for prefix, year, sequence in NUMBER.findall(rest)
        }
        broken = MAYBE_REFERENCE.search(rest) or MAYBE_NUMBER.search(
            NUMBER.sub(" ", rest)
        )
        is_spoiled = is_spoiled or wrong or bool(broken)
    return Mentions(tuple(dict.fromkeys(references)), frozenset(numbers), is_spoiled)


def _references_in(text: str) -> tuple[str, list[frozenset[str]], bool]:
    """The text without its references, what they may be, and whether one is wrong."""
    read, is_wrong = [], False
    for found in REFERENCE.finditer(text):
        right = _right_ones(found[0].split(" "))
        if right:
            read.append(right)
        is_wrong = is_wrong or not right
    return REFERENCE.sub(" ", text), read, is_wrong


def _right_ones(groups: list[str]) -> frozenset[str]:
    """In groups it does not show where it ends; the check digits tell."""
    starts = ["".join(groups[:end]) for end in range(1, len(groups) + 1)]
    return frozenset(start for start in starts if iso11649.is_valid(start))
