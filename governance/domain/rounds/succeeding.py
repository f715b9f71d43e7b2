"""Somebody's term ends in mid-round: the frozen seat keeps its right."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.verdicts import require

from ...enums import RoundState
from ...models import Membership, RoundSeat
from ...rules import rounds as rules
from ..events import add_event
from .locking import lock
from .planning import RoundRefused


@transaction.atomic
def name_successor(*, seat: RoundSeat, by: User, now: datetime) -> RoundSeat:
    """Who sits on the seat today speaks for it from now on. Once for each round."""
    round, dossier = lock(seat.round)
    require(rules.may_run(by, round))
    seat = round.seats.select_related("person").get(pk=seat.pk)
    sitting = (
        Membership.objects.on(day_of(now))
        .filter(seat=seat.seat_id)
        .select_related("person")
        .first()
    )
    if round.state != RoundState.OPEN:
        raise RoundRefused("Deze ronde is niet open. De zetels staan vast.")
    if seat.succeeded_from_label or seat.is_recused:
        raise RoundRefused("Voor deze zetel kan geen opvolger meer worden aangewezen.")
    if sitting is None or sitting.person_id == seat.person_id:
        raise RoundRefused(f"Op {seat.seat_label} zit vandaag geen ander lid.")
    if (
        seat.is_entitled
        and not round.rule.two_voices
        and (round.seats.filter(is_entitled=True, person=sitting.person_id).exists())
    ):
        raise RoundRefused(
            f"{sitting.person} heeft in deze ronde al een stem op een andere zetel."
        )
    before, seat.succeeded_from_label = seat.person, seat.person_label
    seat.person, seat.person_label = sitting.person, sitting.person.actor_label[:200]
    seat.save(update_fields=["person", "person_label", "succeeded_from_label"])
    add_event(
        "opvolger-aangewezen",
        dossier=dossier,
        by=by,
        now=now,
        payload={"ronde": round.pk, "zetel": seat.seat_label},
        people={"voorganger": before, "opvolger": sitting.person},
    )
    record(
        "governance.successor_named",
        subject=seat,
        by=by,
        at=now,
        organisation=round.body.organisation,
    )
    enqueue(
        "governance.announce_round",
        deduplication_key=f"governance.announce_round:{round.pk}:{sitting.person_id}",
        round_id=round.pk,
    )
    return seat
