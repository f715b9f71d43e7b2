"""Telling people that a meeting was convened, changed or cancelled."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from notifications.domain.notices import notify
from samenorganiseren.shared.wording import dutch_date, dutch_moment

from ...enums import MeetingState
from ...models import Meeting
from ...queries.meetings.around import called_to


def announce_convened(*, meeting_id: int, now: datetime) -> None:
    """Everyone of the body hears when and where, and by when the papers are there."""
    meeting = _meeting(meeting_id)
    if meeting.state not in (MeetingState.CONVENED, MeetingState.IN_SESSION):
        return
    due = meeting.papers_due_on
    _tell(
        meeting,
        kind="vergadering-opgeroepen",
        title=f"Oproep: {meeting.title}, {dutch_moment(meeting.starts_at)}",
        body=f"{_place(meeting)} De stukken zijn er uiterlijk op "
        f"{dutch_date(due) if due else 'de dag zelf'}.",
        now=now,
    )
    _tell_guests(meeting, now)


def announce_changed(*, meeting_id: int, sequence: int, now: datetime) -> None:
    """Only the last change is told, and only while the meeting is still to come."""
    meeting = _meeting(meeting_id)
    if meeting.sequence != sequence or meeting.state != MeetingState.CONVENED:
        return
    _tell(
        meeting,
        kind="vergadering-gewijzigd",
        title=f"Gewijzigd: {meeting.title}, {dutch_moment(meeting.starts_at)}",
        body=f"Tijd of plaats is veranderd. {_place(meeting)}",
        now=now,
    )


def announce_cancelled(*, meeting_id: int, now: datetime) -> None:
    """Whoever was called hears that it does not go on, and why."""
    meeting = _meeting(meeting_id)
    if meeting.state != MeetingState.CANCELLED or meeting.convened_at is None:
        return
    _tell(
        meeting,
        kind="vergadering-afgelast",
        title=f"Afgelast: {meeting.title}, {dutch_moment(meeting.starts_at)}",
        body=f"De reden: {meeting.cancelled_reason}",
        now=now,
    )


def _tell(meeting: Meeting, *, kind: str, title: str, body: str, now: datetime) -> None:
    notify(
        recipients=called_to(meeting),
        kind=kind,
        title=title,
        body=body,
        reason=f"U hoort bij {meeting.body.name}.",
        deduplication_key=f"{kind}:{meeting.pk}:{meeting.sequence}",
        url=meeting.get_absolute_url(),
        subject_key=meeting.subject_key,
        now=now,
    )


def _tell_guests(meeting: Meeting, now: datetime) -> None:
    for item in meeting.items.filter(pulled_at=None, guests__isnull=False).distinct():
        notify(
            recipients=User.objects.active().filter(pk__in=item.guests.values("guest")),
            kind="gast-bij-agendapunt",
            title=f"U bent te gast: {item.title}",
            body=f"{meeting.title}, {dutch_moment(meeting.starts_at)}. "
            f"{_place(meeting)}",
            reason="De secretaris nodigde u uit bij dit agendapunt.",
            deduplication_key=f"governance.guest_called:{item.pk}:{meeting.sequence}",
            url=item.get_absolute_url(),
            subject_key=item.subject_key,
            now=now,
        )


def _place(meeting: Meeting) -> str:
    return f"Plaats: {meeting.place}." if meeting.place else "De plaats volgt nog."


def _meeting(meeting_id: int) -> Meeting:
    return Meeting.objects.with_body().get(pk=meeting_id)
