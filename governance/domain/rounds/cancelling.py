"""Ending a round without a count: the proposal went away or was replaced."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.verdicts import require

from ...enums import EventVisibility, RoundState
from ...models import Body, Dossier, Round
from ...rules import rounds as rules
from ..due import round_changed
from ..events import add_event
from .locking import lock
from .planning import RUNNING, RoundRefused


def cancel_running_rounds(
    *,
    dossier: Dossier,
    reason: str,
    by: Actor,
    now: datetime,
    body: Body | None = None,
) -> list[Round]:
    """Cancel what is planned or open; positions stay where they are.

    The dossier must be locked by this transaction; rounds are locked after it, by
    number, as everywhere. `body` spares the rounds of others.
    """
    running = Round.objects.locked().filter(dossier=dossier, state__in=RUNNING)
    if body is not None:
        running = running.filter(body=body)
    cancelled = list(running.order_by("pk"))
    for one in cancelled:
        one.state = RoundState.CANCELLED
        one.cancelled_reason = reason
        one.save(update_fields=["state", "cancelled_reason"])
        round_changed(one, now)
        add_event(
            "ronde-geannuleerd",
            dossier=dossier,
            by=by,
            now=now,
            payload={"ronde": one.pk, "reden": reason},
            visibility=EventVisibility.PUBLIC,
        )
        record("governance.round_cancelled", subject=one, by=by, at=now)
        enqueue(
            "governance.announce_cancelled_round",
            deduplication_key=f"governance.announce_cancelled_round:{one.pk}",
            round_id=one.pk,
        )
    return cancelled


@transaction.atomic
def cancel_round(*, round: Round, reason: str, by: User, now: datetime) -> Round:
    """The secretary stops a round. Positions stay, and are offered in the next one."""
    round, dossier = lock(round)
    require(rules.may_run(by, round))
    if round.state not in RUNNING:
        raise RoundRefused(
            f"Deze ronde is {round.get_state_display()} en kan niet vervallen."
        )
    if not reason.strip():
        raise RoundRefused("Zeg waarom de ronde vervalt.")
    return cancel_running_rounds(
        dossier=dossier, body=round.body, reason=reason, by=by, now=now
    )[0]
