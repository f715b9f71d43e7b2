"""The deadline of a round: what happens before it and at it, and moving it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_moment

from ...enums import RoundState
from ...models import Round
from ...rules import rounds as rules
from ..due import round_changed
from ..events import add_event
from .locking import lock
from .planning import RoundRefused
from .refusals import rule_of


def ask_for_deadline_work(round: Round, now: datetime) -> None:
    """Ask for the reminders that still lie ahead, and for the close. Each is judged
    anew when it runs: a moved deadline or a cancelled round makes it do nothing."""
    round_changed(round, now)
    if round.closes_at is None:
        return
    closes = round.closes_at.isoformat()
    enqueue(
        "governance.close_due_round",
        deduplication_key=f"governance.close_due_round:{round.pk}:{closes}",
        due_at=round.closes_at,
        round_id=round.pk,
    )


@contextmanager
def deadline_ahead() -> Iterator[None]:
    """PostgreSQL judges by its own clock, by which the moment may have passed."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refusal:
        if rule_of(refusal) != "round_deadline_ahead":
            raise
        raise RoundRefused(
            "Dat moment is intussen voorbij. Kies een sluiting die nog moet komen."
        ) from refusal


@transaction.atomic
def move_deadline(
    *, round: Round, closes_at: datetime, by: User, now: datetime
) -> Round:
    """Close later or earlier, as long as the deadline has not passed."""
    round, dossier = lock(round)
    require(rules.may_run(by, round))
    if round.state != RoundState.OPEN or round.closes_at is None:
        raise RoundRefused("Deze ronde is niet open. De sluiting staat vast.")
    if round.closes_at <= now:
        raise RoundRefused(
            f"De ronde sloot op {dutch_moment(round.closes_at)}. Dat verandert niet meer; "
            "plan zo nodig een nieuwe ronde."
        )
    if closes_at <= now:
        raise RoundRefused("Kies een sluiting die nog moet komen.")
    before, round.closes_at = round.closes_at, closes_at
    with deadline_ahead():
        round.save(update_fields=["closes_at"])
    add_event(
        "ronde-sluiting-verplaatst",
        dossier=dossier,
        by=by,
        now=now,
        payload={
            "ronde": round.pk,
            "van": before.isoformat(),
            "naar": closes_at.isoformat(),
        },
    )
    record(
        "governance.round_deadline_moved",
        subject=round,
        by=by,
        at=now,
        organisation=round.body.organisation,
    )
    ask_for_deadline_work(round, now)
    return round
