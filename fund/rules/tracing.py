"""When it may be said what one application cost, and which part of money is whose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.rules.suppression import Shown

from .money import divided, to_the_cent

# Below these, a cost per municipality says more about the start than about the use.
FEWEST_MUNICIPALITIES = 10
NOT_ATTRIBUTED = "niet toe te rekenen"


@dataclass(frozen=True)
class Cost:
    """What one application cost, or why that is not said."""

    cents: int | None
    words: str


def cost_of(net_cents: int, times: Shown, *, used_a_year: bool) -> Cost:
    """Paid minus refunded, for each municipality in use; rounded half a cent up."""
    if net_cents <= 0:
        return Cost(None, "nog niets betaald")
    if times.number is None or times.number < FEWEST_MUNICIPALITIES:
        return Cost(None, f"vanaf {FEWEST_MUNICIPALITIES} gemeenten")
    if not used_a_year:
        return Cost(None, "vanaf één jaar gebruik")
    cents = (2 * net_cents + times.number) // (2 * times.number)
    words = to_the_cent(cents)
    return Cost(cents, words if times.is_exact else f"ongeveer {words}")


def attributed(
    net_cents: int, awarded_cents: int, shares: Mapping[int, int]
) -> dict[int, int]:
    """Of what was paid on an award the part of each standard that it states.

    As far as the award has been paid, to the cent; what is left is nobody's.
    """
    if net_cents <= 0 or not shares:
        return dict.fromkeys(shares, 0)
    nobody = 0
    rest = awarded_cents - sum(shares.values())
    weights = {**shares, **({nobody: rest} if rest > 0 else {})}
    parts = divided(net_cents, weights)
    return {standard: parts[standard] for standard in shares}
