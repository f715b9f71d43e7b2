"""Opening a meeting, going from item to item, and closing it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import MeetingState, RoundState
from ...models import AgendaItem, Attendance, Meeting, Round
from ...rules.meetings import may_plan
from .states import lock, move, require_step


class MeetingNotHeld(Conflict):
    """This can only be done while the meeting goes on."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(
            f"Deze vergadering is {meeting.get_state_display()}. Dit kan alleen "
            "tijdens de vergadering. Ververs de pagina."
        )


class ItemNotThere(DomainError):
    """The agenda of this meeting has no such item, or not any more."""

    def __init__(self) -> None:
        super().__init__(
            "Dit punt staat niet (meer) op deze agenda. Kies een ander punt."
        )


@transaction.atomic
def open_meeting(*, meeting: Meeting, by: User, now: datetime) -> Meeting:
    """The meeting begins, at its first item."""
    meeting = lock(meeting)
    require(may_plan(by, meeting.body))
    require_step(meeting, MeetingState.IN_SESSION)
    meeting.opened_at = now
    meeting.current_item = meeting.items.filter(pulled_at=None).first()
    return move(meeting, MeetingState.IN_SESSION, by=by, now=now)


@transaction.atomic
def go_to_item(
    *, meeting: Meeting, item: AgendaItem, by: User, now: datetime
) -> Meeting:
    """This item is now being dealt with."""
    meeting = lock(meeting)
    require(may_plan(by, meeting.body))
    if meeting.state != MeetingState.IN_SESSION:
        raise MeetingNotHeld(meeting)
    if not meeting.items.filter(pk=item.pk, pulled_at=None).exists():
        raise ItemNotThere
    if meeting.current_item_id == item.pk:
        return meeting
    meeting.current_item, meeting.changed_at = item, now
    meeting.save(update_fields=["current_item", "changed_at"])
    record(
        "governance.meeting_at_item",
        subject=meeting,
        by=by,
        at=now,
        organisation=meeting.body.organisation,
        details={"punt": item.pk},
    )
    return meeting


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: User, now: datetime) -> Meeting:
    """The meeting ends: whoever was there leaves, and the agenda stays as it is.

    Of two secretaries who close at once, one does; the other reads who was first.
    """
    meeting = lock(meeting)
    require(may_plan(by, meeting.body))
    require_step(meeting, MeetingState.CLOSED)
    running = Round.objects.filter(item__meeting=meeting, state=RoundState.OPEN)
    if one := running.select_related("item").order_by("item__position").first():
        raise DomainError(
            f"Bij “{one.item}” loopt nog een adviesronde. Sluit die eerst."
        )
    Attendance.objects.filter(meeting=meeting, left_at=None, arrived_at__lt=now).update(
        left_at=now
    )
    meeting.closed_at, meeting.current_item = now, None
    return move(meeting, MeetingState.CLOSED, by=by, now=now)
