"""Money in whole cents: how it is written, read, rounded and divided.

Never a float: with banker's rounding in floats, 12,251 of 49,000 populations at
€ 1.235 differ by a cent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.wording import NARROW, number

MICROS_PER_CENT = 10_000
CENTS = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d{1,2}))?")
Key = TypeVar("Key")


class NotAnAmount(DomainError):
    """What was typed is not an amount in euros."""


def to_the_cent(cents: int) -> str:
    """€ 1.234,05, always with its cents; below nothing with a minus."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}€{NARROW}{number(whole)},{rest:02d}"


def cents_of(text: str) -> int:
    """Read what a person typed: 1.234,05 or 1234 or € 12,5; raises NotAnAmount."""
    found = CENTS.fullmatch(text.strip().removeprefix("€").strip())
    if not found:
        raise NotAnAmount(
            "Schrijf het bedrag in euro’s met een komma voor de centen, zoals 1.234,05."
        )
    sign, whole, rest = found.groups()
    cents = int(whole.replace(".", "")) * 100 + int((rest or "0").ljust(2, "0"))
    return -cents if sign else cents


def rounded(micros: int) -> int:
    """Micro-euros to cents, half a cent up. For amounts that are not negative."""
    return (micros + MICROS_PER_CENT // 2) // MICROS_PER_CENT


def divided(total_cents: int, weights: Mapping[Key, int]) -> dict[Key, int]:
    """Split an amount by weight to the cent: by largest remainder.

    Exact in total, each within one cent of its share, and independent of the order;
    where remainders are equal, the smaller key comes first.
    """
    whole = sum(weights.values())
    shares = {
        key: divmod(total_cents * weight, whole) for key, weight in weights.items()
    }
    left = total_cents - sum(cents for cents, _ in shares.values())
    largest: Sequence[Key] = sorted(
        shares, key=lambda key: (-shares[key][1], str(key).zfill(20))
    )
    given = set(largest[:left])
    return {key: cents + (key in given) for key, (cents, _) in shares.items()}
