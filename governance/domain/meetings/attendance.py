"""Who comes and goes, and what they leave behind for later items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import MeetingState
from ...models import AgendaItem, Attendance, Meeting, WrittenInput
from ...queries.meetings.presence import expected_at
from ...rules.bodies import is_secretary
from ...rules.meetings import may_come, may_plan
from .running import ItemNotThere, MeetingNotHeld
from .states import lock


class AttendanceRefused(DomainError):
    """These times cannot be right."""


@transaction.atomic
def arrive(*, meeting: Meeting, person: User, by: User, now: datetime) -> Attendance:
    """Somebody is in the room from now on. Pressing twice is the same."""
    meeting = _locked_for(by, person, meeting, now)
    there = meeting.attendances.filter(person=person, left_at=None).first()
    if there is not None:
        return there
    made = Attendance.objects.create(meeting=meeting, person=person, arrived_at=now)
    _record("governance.attendance_arrived", meeting, by, now)
    return made


@transaction.atomic
def leave(
    *,
    meeting: Meeting,
    person: User,
    by: User,
    now: datetime,
    inputs: Mapping[AgendaItem, str] | None = None,
) -> None:
    """Somebody leaves, and hands in what to say about later items.

    Who was not there is not made absent twice; the written input is kept all the same.
    """
    meeting = _locked_for(by, person, meeting, now)
    gone = meeting.attendances.filter(
        person=person, left_at=None, arrived_at__lt=now
    ).update(left_at=now)
    if gone:
        _record("governance.attendance_left", meeting, by, now)
    for item, text in (inputs or {}).items():
        _hand_in(meeting, item, text, person, by, now)


@transaction.atomic
def record_attendance(
    *, meeting: Meeting, present: Iterable[User], by: User, now: datetime
) -> None:
    """The secretary says for all at once who is in the room now."""
    meeting = lock(meeting)
    require(may_plan(by, meeting.body))
    if meeting.state != MeetingState.IN_SESSION:
        raise MeetingNotHeld(meeting)
    wanted = {person.pk for person in present}
    for one in expected_at(meeting):
        if one.person.pk in wanted and not one.is_here:
            Attendance.objects.create(
                meeting=meeting, person=one.person, arrived_at=now
            )
        elif one.person.pk not in wanted and one.is_here:
            meeting.attendances.filter(
                person=one.person, left_at=None, arrived_at__lt=now
            ).update(left_at=now)
    _record("governance.attendance_recorded", meeting, by, now)


@transaction.atomic
def mend_times(
    *,
    attendance: Attendance,
    arrived_at: datetime,
    left_at: datetime | None,
    by: User,
    now: datetime,
) -> Attendance:
    """Put the times right, until the minutes are established."""
    meeting = lock(attendance.meeting)
    require(may_plan(by, meeting.body))
    if meeting.state not in (MeetingState.IN_SESSION, MeetingState.CLOSED):
        raise AttendanceRefused(
            "Het verslag is vastgesteld of de vergadering is nog niet begonnen. "
            "De tijden kunnen nu niet veranderen."
        )
    if left_at is not None and left_at <= arrived_at:
        raise AttendanceRefused("Vertrokken ligt voor binnengekomen.")
    if left_at is None and meeting.state == MeetingState.CLOSED:
        raise AttendanceRefused(
            "De vergadering is gesloten. Vul in wanneer iemand ging."
        )
    attendance.arrived_at, attendance.left_at = arrived_at, left_at
    try:
        with transaction.atomic():
            attendance.save(update_fields=["arrived_at", "left_at"])
    except IntegrityError as broken:
        raise AttendanceRefused(
            "Deze tijden vallen samen met andere tijden van dezelfde persoon."
        ) from broken
    _record("governance.attendance_mended", meeting, by, now)
    return attendance


def _locked_for(by: User, person: User, meeting: Meeting, now: datetime) -> Meeting:
    """For oneself a member or substitute, for another the secretary; while it goes on."""
    meeting = lock(meeting)
    if by.pk != person.pk or not is_secretary(by, meeting.body):
        require(
            may_come(by, meeting, day_of(now))
            if by.pk == person.pk
            else may_plan(by, meeting.body)
        )
    if meeting.state != MeetingState.IN_SESSION:
        raise MeetingNotHeld(meeting)
    return meeting


def _hand_in(
    meeting: Meeting,
    item: AgendaItem,
    text: str,
    person: User,
    by: User,
    now: datetime,
) -> None:
    if not text.strip():
        return
    if not meeting.items.filter(pk=item.pk, pulled_at=None).exists():
        raise ItemNotThere
    WrittenInput.objects.create(
        item=item,
        person=person,
        person_label=person.actor_label,
        text=text.strip(),
        recorded_at=now,
    )
    record("governance.input_handed_in", subject=item, by=by, at=now)


def _record(action: str, meeting: Meeting, by: User, now: datetime) -> None:
    record(
        action,
        subject=meeting,
        by=by,
        at=now,
        organisation=meeting.body.organisation,
    )
