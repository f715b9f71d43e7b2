"""Opening and closing the seats of a body."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import CATEGORIES_WITHOUT_VOICE, SeatCategory
from ...models import Body, Seat
from ...rules.bodies import may_compose
from ..due import seat_changed
from .ruling import locked


class LabelTaken(Conflict):
    """The body has a seat of this name, open or closed."""


class SeatTaken(Conflict):
    """Somebody sits there."""


class SeatClosed(Conflict):
    """The seat does not exist any more on that day."""


class DayPassed(DomainError):
    """The day lies behind us."""

    def __init__(self) -> None:
        super().__init__("Deze dag is al voorbij. Kies vandaag of een latere dag.")


@transaction.atomic
def open_seat(
    *,
    body: Body,
    category: SeatCategory,
    label: str,
    nominated_by: str = "",
    by: User,
    now: datetime,
) -> Seat:
    """Add a seat from today, empty."""
    body = locked(body)
    require(may_compose(by, body))
    if body.seats.filter(label=label).exists():
        raise LabelTaken(
            f"{body.name} heeft of had al een zetel die “{label}” heet. "
            "Kies een andere naam."
        )
    last = body.seats.order_by("-position").values_list("position", flat=True).first()
    seat = Seat.objects.create(
        body=body,
        category=category,
        label=label,
        position=min((last or 0) + 10, 30_000),
        nominated_by=nominated_by,
        has_voice=category not in CATEGORIES_WITHOUT_VOICE,
        opened_on=day_of(now),
    )
    _record("governance.seat_opened", seat, by, now)
    return seat


@transaction.atomic
def close_seat(*, seat: Seat, on: date | None = None, by: User, now: datetime) -> Seat:
    """Let the seat end, today or on a later day, which is the first day without it.

    Whoever sits there leaves first: ending a term is a decision of its own.
    """
    body = locked(seat.body)
    require(may_compose(by, body))
    seat = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    day = max(on or day_of(now), seat.opened_on)
    if day < day_of(now):
        raise DayPassed
    if seat.closed_on is not None and seat.closed_on <= day:
        raise SeatClosed("Deze zetel is al opgeheven.")
    if seat.memberships.lasting_after(day).exists():
        raise SeatTaken(
            f"Op de zetel {seat} zit dan nog iemand. Beëindig eerst die termijn."
        )
    seat.closed_on = day
    seat.save(update_fields=["closed_on"])
    _record("governance.seat_closed", seat, by, now)
    seat_changed(seat, now)
    return seat


def _record(action: str, seat: Seat, by: User, now: datetime) -> None:
    record(
        action,
        subject=seat,
        by=by,
        at=now,
        organisation=seat.body.organisation,
        details={"soort": seat.category},
    )
