"""How a round stands: what it still needs, and what a member may see of it."""

from __future__ import annotations

from ...enums import RoundMode, RoundState
from ...models import Round
from .tallies import Tally


def still_needed(round: Round, tally: Tally) -> str:
    """The sentence that says what the round still needs to close with a result."""
    if round.state == RoundState.PLANNED:
        return "De ronde is nog niet open."
    if round.state == RoundState.CANCELLED:
        return f"De ronde is geannuleerd: {round.cancelled_reason}"
    if round.state != RoundState.OPEN:
        return "De ronde is gesloten." if tally.has_quorum else no_quorum(round, tally)
    what = _what(round, tally.missing)
    if tally.missing:
        return f"Nodig om te sluiten: nog {tally.missing} {what} van {tally.able}."
    there = tally.counts_for_quorum
    return f"Genoeg om te sluiten: {there} van {tally.able} {_what(round, 2)}."


def no_quorum(round: Round, tally: Tally) -> str:
    """Said aloud where a round closed with too few."""
    there = tally.counts_for_quorum
    return (
        f"Geen quorum: {there} van {tally.able} {_what(round, 2)}, "
        f"er waren er {max(1, tally.needed)} nodig. Er komt geen advies uit deze ronde; "
        "de secretaris kan een nieuwe ronde plannen."
    )


def _what(round: Round, number: int) -> str:
    if round.mode == RoundMode.IN_WRITING:
        return "standpunt" if number == 1 else "standpunten"
    return "lid in de zaal" if number == 1 else "leden in de zaal"
