"""A vocabulary as languages have it: few words everywhere, most almost nowhere."""

from __future__ import annotations

import random
from itertools import accumulate

SYLLABLES = [
    "aan",
    "be",
    "den",
    "dijk",
    "drie",
    "en",
    "fo",
    "ge",
    "ha",
    "in",
    "ka",
    "ken",
    "land",
    "lo",
    "ma",
    "mel",
    "ne",
    "on",
    "op",
    "per",
    "ra",
    "re",
    "sa",
    "schap",
    "ta",
    "ten",
    "ver",
    "voor",
    "wa",
    "we",
    "zee",
    "zorg",
]
# In no text of the real catalogue, and in no other word.
COMMON = "kwartwoord"


class Vocabulary:
    """Draws words by Zipf's law, always the same for one seed."""

    def __init__(self, seed: int, size: int = 4000) -> None:
        self.random = random.Random(seed)
        self.words = sorted(
            {"".join(self.random.choices(SYLLABLES, k=3)) for _ in range(size)}
        )
        self.random.shuffle(self.words)
        self.weights = list(accumulate(1 / (n + 1) for n in range(len(self.words))))

    def sentence(self, length: int) -> str:
        """So many words."""
        drawn = self.random.choices(self.words, cum_weights=self.weights, k=length)
        return " ".join(drawn).capitalize() + "."

    def with_common(self, length: int, *, in_one_of: int, number: int) -> str:
        """A sentence; one of so many also has the common word."""
        said = self.sentence(length)
        return said if number % in_one_of else f"{said} {COMMON.capitalize()}."
