"""What each municipality owes: pure sums, in whole cents and whole days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..enums import RateMode
from .money import MICROS_PER_CENT, divided, rounded


@dataclass(frozen=True)
class Price:
    """What the members decided: micro-euros per inhabitant, or one amount in cents."""

    mode: RateMode
    rate_micros: int = 0
    total_cents: int = 0


@dataclass(frozen=True)
class Part:
    """What one municipality owes for the inhabitants of `basis`, from day to day."""

    municipality: int
    basis: int
    from_on: date
    # The first day that no longer counts.
    to_on: date
    amount_cents: int


@dataclass(frozen=True)
class Stretch:
    """Who stands for the inhabitants of a municipality, from day to day."""

    municipality: int
    from_on: date
    to_on: date

    @property
    def days(self) -> int:
        return (self.to_on - self.from_on).days


def amounts(price: Price, inhabitants: Mapping[str, int]) -> dict[str, int]:
    """What each owes for a whole year, by its code, in cents.

    RATE: each rounded half up, the total is what comes of it. TOTAL: exact, by largest
    remainder, whatever the order.
    """
    if price.mode == RateMode.TOTAL:
        return divided(price.total_cents, inhabitants)
    return {
        code: rounded(price.rate_micros * number)
        for code, number in inhabitants.items()
    }


def exact_micros(price: Price, inhabitants: Mapping[str, int]) -> int:
    """What it would be without any rounding, in micro-euros."""
    if price.mode == RateMode.TOTAL:
        return price.total_cents * MICROS_PER_CENT
    return price.rate_micros * sum(inhabitants.values())


def parts(basis: int, amount_cents: int, stretches: Sequence[Stretch]) -> list[Part]:
    """One amount over the days of a year: whoever stands for them pays for them.

    Exact in total, and a part for every stretch.
    """
    days = {f"{place:04d}": one.days for place, one in enumerate(stretches)}
    shares = divided(amount_cents, days)
    return [
        Part(one.municipality, basis, one.from_on, one.to_on, cents)
        for one, cents in zip(stretches, shares.values(), strict=True)
    ]
