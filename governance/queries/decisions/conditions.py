"""Whether a standard meets the conditions of its plan for escalation, as of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from catalogue.enums import AdoptionState, Lifecycle
from catalogue.models import Standard
from catalogue.queries.counts import Counts, counts_of
from catalogue.rules.suppression import Shown

from ...enums import PlanCondition


@dataclass(frozen=True)
class Evaluated:
    """One condition: what is asked, how it stands, and whether that is enough."""

    words: str
    stands: str
    # None where this reader may not know.
    is_met: bool | None


def evaluate(
    conditions: list[Mapping[str, Any]],
    standard: Standard,
    viewer: User | None,
    day: date,
) -> list[Evaluated]:
    """Each condition against the counts that this reader may know."""
    counts = counts_of(standard, viewer, day)
    return [_evaluated(condition, standard, counts) for condition in conditions]


def _evaluated(
    condition: Mapping[str, Any], standard: Standard, counts: Counts
) -> Evaluated:
    kind, asked = PlanCondition(condition["soort"]), condition.get("getal") or 0
    words = kind.words(asked)
    if kind is PlanCondition.NO_END_OF_SUPPORT:
        ends = has_end_of_support(standard)
        return Evaluated(words, "ja, open" if ends else "nee", not ends)
    if kind is PlanCondition.EXPLAINED:
        shown = counts.by_state[AdoptionState.EXPLAINED]
        return Evaluated(words, shown.words, _at_most(shown, asked))
    if kind is PlanCondition.IN_USE:
        return Evaluated(words, counts.in_use.words, _at_least(counts.in_use, asked))
    number, whole = counts.in_use.number, counts.municipalities
    enough = None if number is None else whole > 0 and 100 * number >= asked * whole
    return Evaluated(words, counts.share or counts.in_use.words, enough)


def _at_least(shown: Shown, asked: int) -> bool | None:
    return None if shown.number is None else shown.number >= asked


def _at_most(shown: Shown, asked: int) -> bool | None:
    return None if shown.number is None else shown.number <= asked


def has_end_of_support(standard: Standard) -> bool:
    """Whether the version that leads is out of support; kept with the standard."""
    return standard.lifecycle == Lifecycle.END_OF_SUPPORT
