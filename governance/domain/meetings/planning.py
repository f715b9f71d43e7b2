"""Planning a meeting, changing its time and place, convening and cancelling it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_date

from ...enums import MeetingState, RoundState
from ...models import Body, Meeting, Round
from ...queries.meetings.rules_of import rule_on
from ...rules.meetings import may_plan
from ..due import meeting_changed
from .states import lock, move, require_step

LONGEST = timedelta(hours=14)


class MeetingIncomplete(DomainError):
    """Something about the meeting cannot be right."""


@dataclass(frozen=True)
class When:
    """Time and place of a meeting, as the secretary fills them in."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    online_url: str = ""


@transaction.atomic
def plan_meeting(
    *,
    body: Body,
    when: When,
    by: User,
    now: datetime,
    is_fictitious: bool = False,
) -> Meeting:
    """Put a meeting in the calendar of the body's own people, as a draft."""
    require(may_plan(by, body))
    _require_possible(when)
    meeting = Meeting.objects.create(
        body=body,
        uid=uuid.uuid4(),
        is_fictitious=is_fictitious,
        changed_at=now,
        **vars(when),
    )
    record(
        "governance.meeting_planned",
        subject=meeting,
        by=by,
        at=now,
        organisation=body.organisation,
    )
    return meeting


@transaction.atomic
def change_meeting(*, meeting: Meeting, when: When, by: User, now: datetime) -> Meeting:
    """Another time or place; who has it in a calendar gets the change."""
    meeting = lock(meeting)
    require(may_plan(by, meeting.body))
    if meeting.state not in (MeetingState.DRAFT, MeetingState.CONVENED):
        raise MeetingIncomplete(
            f"Deze vergadering is {meeting.get_state_display()}. "
            "Tijd en plaats staan vast."
        )
    _require_possible(when)
    if all(getattr(meeting, name) == value for name, value in vars(when).items()):
        return meeting
    for name, value in vars(when).items():
        setattr(meeting, name, value)
    meeting.changed_at = now
    if meeting.state == MeetingState.CONVENED:
        _require_future(meeting, now)
        meeting.sequence += 1
        _announce("governance.announce_meeting_changed", meeting)
    meeting.save()
    record(
        "governance.meeting_changed",
        subject=meeting,
        by=by,
        at=now,
        organisation=meeting.body.organisation,
        details={"nummer": meeting.sequence},
    )
    meeting_changed(meeting, now)
    return meeting


@transaction.atomic
def convene(
    *, meeting: Meeting, by: User, now: datetime, short_notice_reason: str = ""
) -> Meeting:
    """Call the members, and make the meeting known to everyone.

    By the rule of the body, papers are there a number of days ahead. Where that is
    no longer possible, the secretary says why.
    """
    meeting = lock(meeting)
    require(may_plan(by, meeting.body))
    require_step(meeting, MeetingState.CONVENED)
    _require_future(meeting, now)
    if not meeting.items.filter(pulled_at=None).exists():
        raise MeetingIncomplete("Zet eerst een punt op de agenda.")
    due = papers_due(meeting)
    if due < day_of(now) and not short_notice_reason.strip():
        raise MeetingIncomplete(
            f"De stukken moesten er uiterlijk {dutch_date(due)} zijn. Kies een latere "
            "datum, of schrijf op waarom de leden minder tijd krijgen."
        )
    meeting.convened_at, meeting.papers_due_on = now, due
    meeting.short_notice_reason = short_notice_reason.strip()
    move(meeting, MeetingState.CONVENED, by=by, now=now)
    _announce("governance.announce_meeting_convened", meeting)
    return meeting


@transaction.atomic
def cancel_meeting(
    *, meeting: Meeting, reason: str, by: User, now: datetime
) -> Meeting:
    """The meeting does not go on. Whoever was called, hears why."""
    meeting = lock(meeting)
    require(may_plan(by, meeting.body))
    require_step(meeting, MeetingState.CANCELLED)
    if not reason.strip():
        raise MeetingIncomplete("Schrijf op waarom de vergadering niet doorgaat.")
    running = Round.objects.filter(
        item__meeting=meeting, state__in=(RoundState.PLANNED, RoundState.OPEN)
    ).values_list("item__position", flat=True)
    if numbers := sorted(set(running)):
        raise MeetingIncomplete(
            f"Bij agendapunt {numbers[0]} staat een adviesronde klaar. "
            "Haal dat punt eerst van de agenda."
        )
    was_public = meeting.convened_at is not None
    meeting.cancelled_reason = reason.strip()
    meeting.sequence += was_public
    move(meeting, MeetingState.CANCELLED, by=by, now=now)
    if was_public:
        _announce("governance.announce_meeting_cancelled", meeting)
    return meeting


def papers_due(meeting: Meeting) -> date:
    """By the rule of the body on that day, the last day on which papers are in time."""
    starts = day_of(meeting.starts_at)
    rule = rule_on(meeting.body, starts)
    if rule is None:
        raise MeetingIncomplete(
            f"{meeting.body.name} heeft nog geen regels. Leg die eerst vast: "
            "zij zeggen hoeveel dagen vooraf de stukken er zijn."
        )
    return starts - timedelta(days=rule.papers_days)


def _require_possible(when: When) -> None:
    if when.ends_at <= when.starts_at:
        raise MeetingIncomplete("Het einde ligt voor het begin. Pas een van beide aan.")
    if when.ends_at - when.starts_at > LONGEST:
        raise MeetingIncomplete("Een vergadering duurt hoogstens veertien uur.")


def _require_future(meeting: Meeting, now: datetime) -> None:
    if meeting.starts_at <= now:
        raise MeetingIncomplete(
            "Deze vergadering ligt in het verleden. Kies een latere datum."
        )


def _announce(handler: str, meeting: Meeting) -> None:
    enqueue(
        handler,
        deduplication_key=f"{handler}:{meeting.pk}:{meeting.sequence}",
        subject_key=meeting.subject_key,
        meeting_id=meeting.pk,
        sequence=meeting.sequence,
    )
