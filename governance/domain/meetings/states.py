"""Bringing a meeting from one state to the next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.errors import Conflict

from ...enums import MeetingState
from ...models import Meeting
from ...rules.meetings import STEPS
from ..due import meeting_changed


class NoSuchStep(Conflict):
    """From where the meeting stands, nothing leads there; somebody was first."""

    def __init__(self, meeting: Meeting, to: MeetingState) -> None:
        stands = MeetingState(meeting.state)
        text = (
            f"Deze vergadering was al “{stands.label}”. Iemand anders was u net voor."
            if stands == to
            else f"Deze vergadering is “{stands.label}” en kan niet naar “{to.label}”. "
            "Ververs de pagina."
        )
        super().__init__(text)


def lock(meeting: Meeting) -> Meeting:
    """Read it anew with its body; nobody else changes it until the transaction ends."""
    return Meeting.objects.locked().with_body().get(pk=meeting.pk)


def require_step(meeting: Meeting, to: MeetingState) -> None:
    """Go on where a step leads there; raises NoSuchStep."""
    if to not in STEPS[MeetingState(meeting.state)]:
        raise NoSuchStep(meeting, to)


def move(
    meeting: Meeting,
    to: MeetingState,
    *,
    by: Actor,
    now: datetime,
    details: dict[str, Any] | None = None,
) -> Meeting:
    """Take one step with a locked meeting, and write it in the journal."""
    require_step(meeting, to)
    before, meeting.state = meeting.state, to
    meeting.changed_at = now
    meeting.save()
    record(
        "governance.meeting_moved",
        subject=meeting,
        by=by,
        at=now,
        organisation=meeting.body.organisation,
        details={**(details or {}), "van": str(before), "naar": str(to)},
    )
    meeting_changed(meeting, now)
    return meeting
