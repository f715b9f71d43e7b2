"""Taking a position. It is counted, or refused with its text kept; nothing between.

Who submits locks nothing itself: PostgreSQL takes the round FOR SHARE and judges.
"""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.verdicts import require

from ...enums import Entry
from ...models import Position, PositionDraft, RoundSeat
from ...rules import rounds as rules
from . import drafts
from .refusals import (
    OVERTAKEN,
    AlreadyUsed,
    PositionRefused,
    SomebodyWasFirst,
    is_known,
    rule_of,
    sentence_for,
)
from .said import Said


def take_position(
    *,
    seat: RoundSeat,
    said: Said,
    seen: int,
    idempotency_key: str,
    by: User,
    now: datetime,
) -> Position:
    """The member speaks for the own seat. `seen` is the number of the last position
    that the writer saw, 0 for none; the same key gives the same receipt."""
    require(rules.may_take_position(by, seat))
    return submit(
        seat=seat,
        said=said,
        seen=seen,
        idempotency_key=idempotency_key,
        entry=Entry.MEMBER,
        by=by,
        now=now,
    )


def enter_for(
    *,
    seat: RoundSeat,
    said: Said,
    seen: int,
    idempotency_key: str,
    by: User,
    now: datetime,
    entry: Entry = Entry.SECRETARY,
) -> Position:
    """The secretary records what a member said aloud, or handed in on paper."""
    require(rules.may_enter_for(by, seat))
    return submit(
        seat=seat,
        said=said,
        seen=seen,
        idempotency_key=idempotency_key,
        entry=entry,
        by=by,
        now=now,
    )


def submit(
    *,
    seat: RoundSeat,
    said: Said,
    seen: int,
    idempotency_key: str,
    entry: Entry,
    by: User,
    now: datetime,
) -> Position:
    """Write it, or tell why not. Whether `by` may has been judged."""
    if done := _sent_before(idempotency_key, seat, by):
        return done
    said.require_complete()
    try:
        with transaction.atomic():
            return _write(seat, said, seen, idempotency_key, entry, by, now)
    except IntegrityError as refusal:
        if done := _sent_before(idempotency_key, seat, by):
            return done
        rule = rule_of(refusal)
        if rule not in OVERTAKEN and not is_known(rule):
            raise
    return _refuse(rule, seat, said, by, now)


def _write(
    seat: RoundSeat,
    said: Said,
    seen: int,
    key: str,
    entry: Entry,
    by: User,
    now: datetime,
) -> Position:
    previous = seat.positions.filter(number=seen).first()
    position = Position.objects.create(
        round_id=seat.round_id,
        seat=seat,
        number=seen + 1,
        previous=previous,
        entry=entry,
        entered_by=by,
        entered_by_label=by.actor_label[:200],
        idempotency_key=key,
        recorded_at=now,
        **said.as_fields(),
    )
    PositionDraft.objects.filter(seat=seat, person=by).delete()
    record(
        "governance.position_taken",
        subject=seat,
        by=by,
        at=now,
        organisation=seat.round.body.organisation,
        details={"nummer": position.number, "wijze": str(entry)},
    )
    return position


def _refuse(
    rule: str, seat: RoundSeat, said: Said, by: User, now: datetime
) -> Position:
    seat = RoundSeat.objects.select_related("round").get(pk=seat.pk)
    if rule in OVERTAKEN:
        drafts.keep(seat=seat, said=said, by=by, now=now, refused_because="")
        raise SomebodyWasFirst(seat.positions.last(), said)
    sentence = sentence_for(rule, seat)
    drafts.keep(seat=seat, said=said, by=by, now=now, refused_because=sentence)
    raise PositionRefused(sentence)


def _sent_before(key: str, seat: RoundSeat, by: User) -> Position | None:
    if not 8 <= len(key) <= 60:
        raise AlreadyUsed("Dit formulier is verlopen. Open de pagina opnieuw.")
    done = Position.objects.filter(idempotency_key=key).first()
    if done and (done.seat_id, done.entered_by_id) != (seat.pk, by.pk):
        raise AlreadyUsed("Dit formulier is al gebruikt. Open de pagina opnieuw.")
    return done
