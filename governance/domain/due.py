"""Saying, in the transaction of the verb, that something due may have changed."""

from __future__ import annotations

from datetime import datetime

from notifications.domain.deadlines.renewing import renew

from ..models import AgendaItem, Consultation, Meeting, Round, Seat
from ..queries.deadlines import consultations, papers, rounds, terms


def round_changed(round: Round, now: datetime) -> None:
    renew(rounds.KIND, causes=[str(round.pk)], now=now)


def consultation_changed(consultation: Consultation, now: datetime) -> None:
    renew(consultations.KIND, causes=[str(consultation.pk)], now=now)


def item_changed(item: AgendaItem, now: datetime) -> None:
    renew(papers.KIND, causes=[str(item.pk)], now=now)


def meeting_changed(meeting: Meeting, now: datetime) -> None:
    """Every item of it."""
    items = meeting.items.order_by("pk").values_list("pk", flat=True)
    renew(papers.KIND, causes=[str(number) for number in items], now=now)


def seat_changed(seat: Seat, now: datetime) -> None:
    """Of everyone who sits or sat there: who comes after ends the search for one."""
    sitting = seat.memberships.order_by("pk").values_list("pk", flat=True)
    renew(terms.KIND, causes=[str(number) for number in sitting], now=now)
