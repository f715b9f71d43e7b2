"""Why a position was not counted, in words."""

from __future__ import annotations

from collections.abc import Callable

from django.db import IntegrityError

from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.wording import dutch_moment

from ...enums import RoundState
from ...models import Position, RoundSeat
from .said import Said

KEPT = " Uw standpunt telt niet mee. Uw tekst is bewaard als concept."
# Refusals that mean: somebody said something for this seat in the meantime.
OVERTAKEN = {
    "position_follows_the_last",
    "position_number_once",
    "governance_position_previous_id_key",
}


class PositionRefused(DomainError):
    """It was not counted. The text is kept, and the reason is told."""


class SomebodyWasFirst(Conflict):
    """For this seat something was said that the writer had not seen. Both texts stay."""

    def __init__(self, theirs: Position | None, ours: Said) -> None:
        super().__init__(
            "Er is intussen al een ander standpunt voor deze zetel vastgelegd. "
            "Kies welk standpunt geldt."
        )
        self.theirs = theirs
        self.ours = ours


class AlreadyUsed(DomainError):
    """The key of a form was used for something else."""


def rule_of(refusal: IntegrityError) -> str:
    """The name of the rule by which PostgreSQL refused."""
    cause = refusal.__cause__
    return getattr(getattr(cause, "diag", None), "constraint_name", None) or ""


def sentence_for(rule: str, seat: RoundSeat) -> str:
    """What is told to who was refused, with the moment of the close."""
    return SENTENCES[rule](seat) + KEPT


def is_known(rule: str) -> bool:
    """Whether it is a refusal that can happen to an honest member."""
    return rule in SENTENCES


def _not_open(seat: RoundSeat) -> str:
    asked = seat.round
    if asked.state == RoundState.CANCELLED:
        return f"Deze ronde is geannuleerd: {asked.cancelled_reason[:120]}."
    if asked.closed_at is not None:
        return f"De ronde is gesloten op {dutch_moment(asked.closed_at)}."
    return "De ronde is nog niet open."


def _too_late(seat: RoundSeat) -> str:
    if seat.round.closes_at is None:
        return "De ronde is gesloten."
    return f"De ronde sloot op {dutch_moment(seat.round.closes_at)}."


SENTENCES: dict[str, Callable[[RoundSeat], str]] = {
    "position_round_is_open": _not_open,
    "position_before_deadline": _too_late,
    "position_seat_not_recused": lambda seat: (
        "U onthoudt zich bij dit onderwerp wegens een belang."
    ),
    "position_seat_is_entitled": lambda seat: (
        f"De zetel {seat.seat_label} heeft in deze ronde geen stem."
    ),
    "position_by_its_seat": lambda seat: (
        f"De zetel {seat.seat_label} wordt in deze ronde door een ander ingenomen."
    ),
}
