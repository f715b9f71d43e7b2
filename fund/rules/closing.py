"""When a year may be closed, and what of it may not be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from samenorganiseren.shared.verdicts import Verdict, allowed_if

# The entries that closing and carrying over make. They stay: what has to change is
# booked anew in the open year.
RESULT = "jaarresultaat"
TO_RESERVE = "resultaat-naar-reserve"
CARRIED_OUT = "overgeheveld-uit"
CARRIED_IN = "overgeheveld-in"
STAY = frozenset({RESULT, TO_RESERVE, CARRIED_OUT, CARRIED_IN})


class Looked(Protocol):
    """A point of the checklist."""

    @property
    def holds(self) -> bool: ...
    @property
    def title(self) -> str: ...


def may_be_closed(points: Sequence[Looked]) -> Verdict:
    """Every point holds; else the ones that do not, by name."""
    open_now = [point.title for point in points if not point.holds]
    return allowed_if(
        not open_now,
        f"Dit klopt nog niet: {'; '.join(open_now)}. Er is niets geboekt. Op de "
        "controlelijst staat wat u kunt doen.",
    )
