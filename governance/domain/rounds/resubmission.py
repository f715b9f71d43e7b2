"""Positions of an earlier round, offered as drafts in the next."""

from __future__ import annotations

from datetime import datetime

from ...models import Position, PositionDraft, Round, RoundSeat
from .said import Said


def offer_old_positions(*, round: Round, now: datetime) -> list[PositionDraft]:
    """Who said something on the earlier round finds that text back, not yet sent."""
    if round.previous_id is None:
        return []
    said = Position.objects.filter(
        round=round.previous_id, next=None, void=None
    ).select_related("seat")
    old = {(one.seat.seat_id, one.seat.person_id): one for one in said}
    seats = RoundSeat.objects.filter(round=round, is_entitled=True, is_recused=False)
    drafts = [
        PositionDraft(
            seat=seat,
            person_id=seat.person_id,
            typed=_typed(old[seat.seat_id, seat.person_id]) | {"uit_ronde": True},
            changed_at=now,
        )
        for seat in seats
        if (seat.seat_id, seat.person_id) in old
    ]
    return PositionDraft.objects.bulk_create(drafts)


def _typed(position: Position) -> dict[str, object]:
    said = Said(position.choice, position.reason, position.conditions)
    return dict(said.as_typed())
