"""Until when a round takes positions, for who did not answer and was not recused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from accounts.models import User
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.deadlines import Due, numbers

from ...enums import RoundState
from ...models import Round, RoundSeat
from ..rounds.addresses import round_address
from ..rounds.people import silent_in

KIND = "standpunt"
REMIND_BEFORE = (timedelta(hours=72), timedelta(hours=24))


def rounds_due(causes: Collection[str] | None, now: datetime) -> Iterator[Due]:
    """Open rounds whose deadline lies ahead."""
    found = Round.objects.open().with_names().filter(closes_at__gt=now).order_by("pk")
    if (wanted := numbers(causes)) is not None:
        found = found.filter(pk__in=wanted)
    return (_told(one, one.closes_at) for one in found if one.closes_at)


def _told(round: Round, closes_at: datetime) -> Due:
    return Due(
        cause=str(round.pk),
        audience=round.pk,
        subject_key=round.subject_key,
        title=f"Nog geen standpunt van u: {round.dossier.title}",
        because=f"{round.body.name} vraagt een advies.",
        step="Geef uw standpunt, of meld een belang.",
        url=round_address(round),
        due_on=day_of(closes_at),
        due_at=closes_at,
        reminders=tuple(closes_at - before for before in REMIND_BEFORE),
        is_fictitious=round.dossier.is_fictitious,
    )


def silent_people(round_id: int, now: datetime) -> Iterable[User]:
    round = Round.objects.filter(pk=round_id).first()
    return silent_in(round) if round else []


def rounds_of(person: User, now: datetime) -> set[int]:
    """Where this person is asked and did not answer for one of the own seats."""
    seats = RoundSeat.objects.filter(
        person=person,
        is_entitled=True,
        is_recused=False,
        positions=None,
        round__state=RoundState.OPEN,
    )
    return set(seats.values_list("round", flat=True))
