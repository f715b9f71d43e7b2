"""Opening a round: from now on it is known who may take a position."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.verdicts import require

from ...enums import ConflictState, RoundMode, RoundState
from ...models import ConflictDeclaration, Round, RoundSeat
from ...rules import rounds as rules
from ..events import add_event
from . import resubmission, seating
from .deadlines import ask_for_deadline_work, deadline_ahead
from .locking import lock
from .planning import RoundRefused


@transaction.atomic
def open_round(
    *,
    round: Round,
    closes_at: datetime,
    conflicts_asked: bool,
    by: User,
    now: datetime,
) -> Round:
    """Take the picture of the seats and let members in. `conflicts_asked` says that the
    secretary asked everybody for interests."""
    round, dossier = lock(round)
    require(rules.may_ask(by, round.body, dossier))
    _require_ready(round, conflicts_asked)
    if closes_at <= now:
        raise RoundRefused("Kies een sluiting die nog moet komen.")
    picture = seating.picture_of(round, day_of(now))
    seating.require_quorum_possible(
        round.body, picture, round.rule.quorum_percent, day_of(now)
    )
    RoundSeat.objects.bulk_create(picture)
    round.state, round.opened_at, round.closes_at = RoundState.OPEN, now, closes_at
    with deadline_ahead():
        round.save(update_fields=["state", "opened_at", "closes_at"])
    entitled = [seat for seat in picture if seat.is_entitled]
    add_event(
        "ronde-geopend",
        dossier=dossier,
        by=by,
        now=now,
        payload={
            "ronde": round.pk,
            "sluit": closes_at.isoformat(),
            "stemgerechtigd": len(entitled),
            "belang": sum(seat.is_recused for seat in entitled),
        },
    )
    record(
        "governance.round_opened",
        subject=round,
        by=by,
        at=now,
        organisation=round.body.organisation,
    )
    resubmission.offer_old_positions(round=round, now=now)
    enqueue(
        "governance.announce_round",
        deduplication_key=f"governance.announce_round:{round.pk}",
        round_id=round.pk,
    )
    ask_for_deadline_work(round, now)
    return round


def _require_ready(round: Round, conflicts_asked: bool) -> None:
    if round.state != RoundState.PLANNED:
        raise RoundRefused(
            f"Deze ronde is {round.get_state_display()}. Zij wordt niet opnieuw geopend; "
            "plan een nieuwe ronde."
        )
    if round.mode == RoundMode.IN_MEETING and round.item is None:
        raise RoundRefused(
            "Kies een agendapunt, of houd de ronde schriftelijk. Zonder een van beide "
            "kan zij niet open."
        )
    if round.item is not None and round.item.pulled_at is not None:
        raise RoundRefused("Dit agendapunt is van de agenda gehaald.")
    if not conflicts_asked:
        raise RoundRefused("Vraag de leden eerst of zij een belang hebben.")
    waiting = ConflictDeclaration.objects.filter(
        dossier=round.dossier_id, body=round.body_id, state=ConflictState.DECLARED
    ).count()
    if waiting:
        raise RoundRefused(
            f"Over {waiting} gemelde belangen is nog niet geoordeeld. Doe dat eerst."
            if waiting > 1
            else "Over een gemeld belang is nog niet geoordeeld. Doe dat eerst."
        )
