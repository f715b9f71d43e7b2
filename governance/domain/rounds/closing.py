"""Closing a round: PostgreSQL counts, once, and nothing is added afterwards."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import Request, enqueue, enqueue_each
from samenorganiseren.shared.actors import Actor, Machine
from samenorganiseren.shared.verdicts import require

from ...enums import RoundState
from ...models import Dossier, Round
from ...queries.rounds.tallies import tally_of
from ...rules import rounds as rules
from ..due import round_changed
from ..events import add_event
from .locking import lock
from .planning import RoundRefused

DEADLINE = Machine("sluitingstijd")


@transaction.atomic
def close_round(*, round: Round, by: User, now: datetime) -> Round:
    """The secretary closes. Who comes second finds it closed, and the same count."""
    round, dossier = lock(round)
    require(rules.may_run(by, round))
    if round.state in rules.ENDED:
        return round
    if round.state != RoundState.OPEN:
        raise RoundRefused(
            f"Deze ronde is {round.get_state_display()} en kan niet sluiten."
        )
    return _close(round, dossier, by, now)


@transaction.atomic
def close_due_round(*, round_id: int, now: datetime) -> Round | None:
    """The deadline closes. Nothing happens where it was moved, or the round ended; a
    late job is harmless, as PostgreSQL takes no position after the deadline."""
    found = Round.objects.select_related("dossier").filter(pk=round_id).first()
    if found is None:
        return None
    round, dossier = lock(found)
    if round.state != RoundState.OPEN or round.closes_at is None:
        return None
    if round.closes_at > now:
        return None
    return _close(round, dossier, DEADLINE, now)


def ask_to_close_due_rounds(*, now: datetime) -> int:
    """Ask anew for the close of every round whose deadline passed, each in a
    transaction of its own; how many that were."""
    due = Round.objects.open().filter(closes_at__lte=now).order_by("pk")
    late = list(due.values_list("pk", flat=True))
    enqueue_each(
        "governance.close_due_round",
        [
            Request(
                {"round_id": pk},
                f"governance.close_due_round:{pk}:{now.isoformat()}",
            )
            for pk in late
        ],
    )
    return len(late)


@transaction.atomic
def conclude_round(*, round: Round, by: Actor, now: datetime) -> Round:
    """The advice stands: nothing follows on this round. Whether `by` may, the verb
    that establishes the advice has judged."""
    round, dossier = lock(round)
    if round.state == RoundState.CONCLUDED:
        return round
    if round.state != RoundState.CLOSED:
        raise RoundRefused("Alleen een gesloten ronde leidt tot een advies.")
    tally = tally_of(round)
    if tally is None or not tally.has_quorum:
        raise RoundRefused(
            "Deze ronde had geen quorum. Plan een nieuwe ronde voordat er een advies is."
        )
    round.state = RoundState.CONCLUDED
    round.save(update_fields=["state"])
    add_event(
        "ronde-geconcludeerd",
        dossier=dossier,
        by=by,
        now=now,
        payload={"ronde": round.pk},
    )
    return round


def _close(round: Round, dossier: Dossier, by: Actor, now: datetime) -> Round:
    round.state, round.closed_at = RoundState.CLOSED, now
    # PostgreSQL writes the tally itself; what is sent only satisfies the form.
    round.tally, round.has_quorum = {}, False
    round.save(update_fields=["state", "closed_at", "tally", "has_quorum"])
    round.refresh_from_db(fields=["state", "closed_at", "tally", "has_quorum"])
    round_changed(round, now)
    add_event(
        "ronde-gesloten",
        dossier=dossier,
        by=by,
        now=now,
        payload={"ronde": round.pk, "uitslag": round.tally},
    )
    record(
        "governance.round_closed",
        subject=round,
        by=by,
        at=now,
        organisation=round.body.organisation,
        details={"quorum": "ja" if round.has_quorum else "geen quorum"},
    )
    enqueue(
        "governance.announce_closed_round",
        deduplication_key=f"governance.announce_closed_round:{round.pk}",
        round_id=round.pk,
    )
    return round
