"""Ending a round without a count: the proposal went away or was replaced."""

from __future__ import annotations

from datetime import datetime

from samenorganiseren.shared.actors import Actor

from ...enums import EventVisibility, RoundState
from ...models import Dossier, Round
from ..events import add_event

RUNNING = (RoundState.PLANNED, RoundState.OPEN)


def cancel_running_rounds(
    *, dossier: Dossier, reason: str, by: Actor, now: datetime
) -> list[Round]:
    """Cancel what is planned or open; positions stay where they are.

    The dossier must be locked by this transaction; rounds are locked after it, by
    number, as everywhere.
    """
    running = Round.objects.locked().filter(dossier=dossier, state__in=RUNNING)
    cancelled = list(running.order_by("pk"))
    for one in cancelled:
        one.state = RoundState.CANCELLED
        one.cancelled_reason = reason
        one.save(update_fields=["state", "cancelled_reason"])
        add_event(
            "ronde-geannuleerd",
            dossier=dossier,
            by=by,
            now=now,
            payload={"ronde": one.pk, "reden": reason},
            visibility=EventVisibility.PUBLIC,
        )
    return cancelled
