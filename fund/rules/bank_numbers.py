"""How account numbers are written; `identifiers.iban_of` judges them."""

from __future__ import annotations


def in_fours(iban: str) -> str:
    """NL91 ABNA 0417 1643 00, as people read it."""
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))
