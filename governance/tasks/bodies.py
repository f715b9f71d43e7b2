"""What may happen later: bodies, seats, terms and the backing."""

from __future__ import annotations

from datetime import datetime, timedelta

from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.periodic import periodic

from ..domain.bodies.backing import close_poll_when_due
from ..models import BackingPoll


@periodic(
    "governance.close_backing_polls",
    every=timedelta(minutes=15),
    title="Vragen aan de achterban sluiten waarvan de tijd om is",
)
def close_backing_polls(*, now: datetime) -> str:
    """The deadline holds by itself; this writes down that it has passed."""
    due = list(BackingPoll.objects.filter(closed_at=None, closes_at__lte=now))
    for poll in due:
        close_poll_when_due(poll=poll, by=Machine("achterban sluiten"), now=now)
    return f"{len(due)} vragen gesloten."
