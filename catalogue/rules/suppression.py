"""Which counts everyone may read. The only place where small counts are hidden.

Outside the public ring a count is rounded to a multiple of five, and one to four
reads "minder dan 5". The sum of a breakdown is public (so many municipalities there
are), so where something small is shown, the rest is not: nobody can subtract. Where
even then a small count could be narrowed down, nothing of the breakdown is shown.
Each step depends only on what is shown, so that the step itself tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..enums import NO_STATEMENT, CountKind, Ring

SMALLEST_SHOWN = 5


@dataclass(frozen=True)
class Shown:
    """A count as it may be read: `number` is empty where it may not."""

    number: int | None
    kind: CountKind | None = None

    @property
    def words(self) -> str:
        match self.kind:
            case CountKind.FEW:
                return "minder dan 5"
            case CountKind.HIDDEN:
                return "niet getoond"
            case CountKind.ABOUT if self.number:
                return f"ongeveer {self.number}"
        return str(self.number)

    @property
    def is_exact(self) -> bool:
        return self.kind is None

    def could_be(self, whole: int) -> tuple[int, int]:
        """The least and the most that a reader can take this for."""
        match self.kind:
            case CountKind.FEW:
                return 1, SMALLEST_SHOWN - 1
            case CountKind.HIDDEN:
                return 0, whole
        number = self.number or 0
        if self.kind is None or number == 0:
            return number, number
        return max(SMALLEST_SHOWN, number - 2), number + 2


FEW = Shown(None, CountKind.FEW)
HIDDEN = Shown(None, CountKind.HIDDEN)


def suppress(
    counts: Mapping[str, int], *, ring: Ring | str, rest: str = NO_STATEMENT
) -> dict[str, Shown]:
    """The counts of one breakdown as everyone may read them. All of its parts
    must be given; `rest` names the part that is left over."""
    if ring == Ring.PUBLIC:
        return {name: Shown(count) for name, count in counts.items()}
    rounded = {name: _rounded(count) for name, count in counts.items()}
    if FEW not in rounded.values():
        return rounded
    shown = {**rounded, rest: HIDDEN}
    if _narrows_down(shown, rest, sum(counts.values())):
        return dict.fromkeys(counts, HIDDEN)
    return shown


def _rounded(count: int) -> Shown:
    if 0 < count < SMALLEST_SHOWN:
        return FEW
    return Shown(5 * ((count + 2) // 5), CountKind.ABOUT)


def _narrows_down(shown: Mapping[str, Shown], rest: str, whole: int) -> bool:
    """Whether subtracting leaves less than one to four possible for a small count."""
    bounds = {name: one.could_be(whole) for name, one in shown.items()}
    small = [name for name, one in shown.items() if one == FEW]
    if not small:  # the rest itself is the small one, and a reader knows it
        small, bounds[rest] = [rest], FEW.could_be(whole)
    least, most = (sum(bound[side] for bound in bounds.values()) for side in (0, 1))
    return any(
        whole - (least - bounds[name][0]) < SMALLEST_SHOWN - 1
        or whole - (most - bounds[name][1]) > 1
        for name in small
    )
