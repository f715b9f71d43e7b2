"""The counts worked out once more, slowly and plainly, to compare with those kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ..enums import IN_USE_STATES, STATES_FURTHEST_FIRST, AdoptionState
from ..models import AdoptionPeriod, AdoptionStatement, AdoptionTotal, Standard


def state_on(
    statements: Iterable[AdoptionStatement], day: date
) -> AdoptionState | None:
    """How one municipality stood to one standard on this day, from what it said."""
    states = []
    versions = {statement.version_id for statement in statements}
    for version in versions:
        said = [s for s in statements if s.version_id == version]
        holding = _holding_on(said, day)
        if holding is not None:
            states.append(AdoptionState(holding.state))
    return min(states, key=STATES_FURTHEST_FIRST.index, default=None)


def _holding_on(
    said: Iterable[AdoptionStatement], day: date
) -> AdoptionStatement | None:
    begun = [s for s in said if s.effective_on <= day]
    if not begun:
        return None
    last = max(begun, key=lambda s: (s.effective_on, s.recorded_at, s.pk))
    has_lapsed = last.lapses_on is not None and last.lapses_on <= day
    return None if has_lapsed or not last.municipality.exists_on(day) else last


def differences_of(standard: Standard, today: date) -> list[str]:
    """Where the kept counts of a standard differ from the recount; empty is right."""
    by_municipality = _statements_of(standard)
    everything = [s for said in by_municipality.values() for s in said]
    found = []
    for day in sorted(_turning_days(everything) | {today}):
        stands = _stands_on(by_municipality, day)
        if _in_periods(standard, day) != stands:
            found.append(f"{standard.slug}, {day}: periods")
        if _in_totals(standard, day) != Counter(stands.values()):
            found.append(f"{standard.slug}, {day}: totals")
        if day == today and standard.times_applied != _applied(stands.values()):
            found.append(f"{standard.slug}, {day}: times applied")
    return found


def _stands_on(
    by_municipality: dict[int, list[AdoptionStatement]], day: date
) -> dict[int, str]:
    states = {m: state_on(said, day) for m, said in by_municipality.items()}
    return {m: state.value for m, state in states.items() if state is not None}


def _statements_of(standard: Standard) -> dict[int, list[AdoptionStatement]]:
    statements = AdoptionStatement.objects.filter(standard=standard)
    by_municipality: dict[int, list[AdoptionStatement]] = {}
    for statement in statements.select_related("municipality"):
        by_municipality.setdefault(statement.municipality_id, []).append(statement)
    return by_municipality


def _turning_days(statements: Iterable[AdoptionStatement]) -> set[date]:
    days: set[date | None] = set()
    for statement in statements:
        municipality = statement.municipality
        days |= {statement.effective_on, statement.lapses_on, municipality.valid_to}
    return {day for day in days if day is not None}


def _applied(states: Iterable[str]) -> int:
    return sum(state in IN_USE_STATES for state in states)


def _in_periods(standard: Standard, day: date) -> dict[int, str]:
    holding = AdoptionPeriod.objects.filter(standard=standard, days__contains=day)
    return dict(holding.values_list("municipality_id", "state"))


def _in_totals(standard: Standard, day: date) -> Counter[str]:
    counted: Counter[str] = Counter()
    deltas = AdoptionTotal.objects.filter(standard=standard, day__lte=day)
    for state, delta in deltas.values_list("state", "delta"):
        counted[state] += delta
    return Counter({state: count for state, count in counted.items() if count})
