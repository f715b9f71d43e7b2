"""What an accepted interest does in the rounds of the dossier."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from samenorganiseren.shared.actors import Actor

from ...enums import RoundState
from ...models import ConflictDeclaration, PositionVoid, Round, RoundSeat
from .planning import RUNNING

COUNTED = (*RUNNING, RoundState.CLOSED, RoundState.CONCLUDED)


def recuse(
    conflict: ConflictDeclaration, *, by: Actor, now: datetime
) -> list[dict[str, Any]]:
    """Keep the person out of running rounds, and let what was said lapse, closed rounds
    included. The dossier is locked; rounds follow, by number. Gives each recount."""
    rounds = Round.objects.locked().filter(
        dossier=conflict.dossier_id, body=conflict.body_id, state__in=COUNTED
    )
    recounts = []
    for round in rounds.order_by("pk"):
        seats = round.seats.filter(person=conflict.person_id, is_recused=False)
        for seat in seats.order_by("pk"):
            if void := _void(seat, conflict, by, now):
                recounts.append(
                    {
                        "ronde": round.pk,
                        "voor": void.tally_before,
                        "na": void.tally_after,
                    }
                )
            elif round.state in RUNNING:
                seat.is_recused, seat.recused_ground = True, conflict.ground
                seat.save(update_fields=["is_recused", "recused_ground"])
    return recounts


def _void(
    seat: RoundSeat, conflict: ConflictDeclaration, by: Actor, now: datetime
) -> PositionVoid | None:
    said = seat.positions.filter(next=None, void=None).first()
    if said is None:
        return None
    void = PositionVoid.objects.create(
        position=said,
        conflict=conflict,
        # PostgreSQL counts both itself, and recuses the seat.
        tally_before={},
        tally_after={},
        voided_by_label=by.actor_label[:200],
        voided_at=now,
    )
    void.refresh_from_db(fields=["tally_before", "tally_after"])
    return void
