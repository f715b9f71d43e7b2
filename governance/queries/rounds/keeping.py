"""What a secretary sees of a round: who answered and who did not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch

from ...models import (
    Body,
    ConflictDeclaration,
    Dossier,
    Membership,
    Position,
    PositionVoid,
    Round,
    RoundSeat,
)


@dataclass(frozen=True)
class SeatRow:
    """One seat of the round with its last position."""

    seat: RoundSeat
    position: Position | None
    may_succeed: bool

    @property
    def is_silent(self) -> bool:
        return self.seat.is_entitled and not self.seat.is_recused and not self.position


def rows_of(round: Round, day: date) -> list[SeatRow]:
    """Every seat, in the order of the body; two queries."""
    current = Position.objects.filter(next=None).select_related("void")
    sitting = Membership.objects.on(day).filter(seat=OuterRef("seat"))
    seats = (
        round.seats.select_related("person")
        .annotate(
            has_other=Exists(sitting.exclude(person=OuterRef("person"))),
        )
        .prefetch_related(Prefetch("positions", current, to_attr="current"))
        .order_by("seat__position", "pk")
    )
    return [
        SeatRow(
            seat=seat,
            position=next(iter(seat.current), None),
            may_succeed=seat.has_other
            and not seat.succeeded_from_label
            and not seat.is_recused,
        )
        for seat in seats
    ]


def conflicts_in(dossier: Dossier, body: Body) -> list[ConflictDeclaration]:
    """Every interest that was declared in this body, the newest first."""
    found = ConflictDeclaration.objects.filter(dossier=dossier, body=body)
    return list(
        found.select_related("person", "declared_by", "decided_by").order_by("-pk")
    )


def recounts_of(round: Round) -> list[PositionVoid]:
    """Positions that lapsed, each with the count before and after."""
    return list(
        PositionVoid.objects.filter(position__round=round)
        .select_related("position__seat")
        .order_by("pk")
    )
