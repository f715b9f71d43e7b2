"""Meetings and closing dates as calendar entries, for a body and for a person.

An entry keeps its UID for ever; a change raises SEQUENCE, a cancelled meeting stays as
a cancelled entry, so that calendars take it away.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from icalendar import Calendar, Event

from accounts.models import User
from samenorganiseren.shared.calendar_parts import AgendaDay, days_of
from samenorganiseren.shared.days import AMSTERDAM

from ...enums import MeetingState, RoundState
from ...models import Body, Consultation, Meeting, MeetingQuerySet, RoundSeat
from .around import bodies_of

# So long after it was held, a meeting stays in the calendar.
KEPT = timedelta(days=366)
MOST = 500
STATUS = {
    MeetingState.DRAFT: "TENTATIVE",
    MeetingState.CANCELLED: "CANCELLED",
}


def calendar_of_body(body: Body, now: datetime) -> bytes:
    """What everyone may know: the meetings that this body called."""
    found = Meeting.objects.with_body().public().filter(body=body)
    return _written(f"Vergaderingen van {body.name}", _meetings(found, now))


def calendar_of_person(person: User, now: datetime) -> bytes:
    """The meetings of this person, and until when others wait for something."""
    found = Meeting.objects.with_body().filter(
        Q(body__in=bodies_of(person, now))
        | Q(substitutions__substitute=person)
        | Q(items__guests__guest=person),
        Q(convened_at__isnull=False) | Q(state=MeetingState.DRAFT),
    )
    return _written(
        "Samen Organiseren",
        [
            *_meetings(found.distinct(), now),
            *_open_rounds(person),
            *_consultations(now),
            *(_whole_day(one, now) for one in days_of(person, now)),
        ],
    )


def _meetings(found: MeetingQuerySet, now: datetime) -> list[Event]:
    recent = found.filter(ends_at__gte=now - KEPT).order_by("starts_at", "id")
    return [_meeting(one) for one in recent[:MOST]]


def _meeting(meeting: Meeting) -> Event:
    return _event(
        uid=f"vergadering-{meeting.uid}",
        SUMMARY=_labelled(f"{meeting.title} ({meeting.body.name})", meeting),
        DTSTART=meeting.starts_at.astimezone(AMSTERDAM),
        DTEND=meeting.ends_at.astimezone(AMSTERDAM),
        DTSTAMP=meeting.changed_at,
        SEQUENCE=meeting.sequence,
        STATUS=STATUS.get(MeetingState(meeting.state), "CONFIRMED"),
        LOCATION=meeting.place,
        DESCRIPTION=meeting.cancelled_reason,
        URL=f"{settings.BASE_URL}{meeting.get_absolute_url()}",
    )


def _open_rounds(person: User) -> list[Event]:
    seats = RoundSeat.objects.filter(
        person=person,
        is_entitled=True,
        is_recused=False,
        round__state=RoundState.OPEN,
        round__closes_at__isnull=False,
    ).select_related("round__dossier")
    rounds = {seat.round_id: seat.round for seat in seats}
    return [
        _moment(
            uid=f"ronde-{one.pk}",
            title=f"Standpunt uiterlijk: {one.dossier.title}",
            at=one.closes_at,
            stamp=one.opened_at or one.planned_at,
            subject=one.dossier,
        )
        for one in rounds.values()
        if one.closes_at
    ]


def _consultations(now: datetime) -> list[Event]:
    found = Consultation.objects.filter(
        closed_at=None, opens_at__lte=now, closes_at__gte=now
    ).select_related("dossier")
    return [
        _moment(
            uid=f"consultatie-{one.uid}",
            title=f"Consultatie sluit: {one.dossier.title}",
            at=one.closes_at,
            stamp=one.opens_at,
            subject=one.dossier,
        )
        for one in found.order_by("closes_at", "id")[:MOST]
    ]


def _moment(
    *, uid: str, title: str, at: datetime, stamp: datetime, subject: Any
) -> Event:
    local = at.astimezone(AMSTERDAM)
    return _event(
        uid=uid,
        SUMMARY=_labelled(title, subject),
        DTSTART=local,
        DTEND=local,
        DTSTAMP=stamp,
        SEQUENCE=0,
        STATUS="CONFIRMED",
        TRANSP="TRANSPARENT",
    )


def _whole_day(one: AgendaDay, now: datetime) -> Event:
    return _event(
        uid=one.uid,
        SUMMARY=_labelled(one.title, one),
        DTSTART=one.day,
        DTEND=one.day + timedelta(days=1),
        # Of the day, so that an agenda that did not change has the same bytes.
        DTSTAMP=now.astimezone(AMSTERDAM).replace(
            hour=0, minute=0, second=0, microsecond=0
        ),
        SEQUENCE=one.sequence,
        STATUS="CANCELLED" if one.is_cancelled else "CONFIRMED",
        TRANSP="TRANSPARENT",
        URL=f"{settings.BASE_URL}{one.url}",
    )


def _labelled(title: str, subject: Any) -> str:
    return f"{title} (fictief)" if subject.is_fictitious else title


def _event(*, uid: str, **values: Any) -> Event:
    event = Event()
    event.add("UID", f"{uid}@samenorganiseren")
    values["DTSTAMP"] = values["DTSTAMP"].astimezone(UTC)
    values["LAST-MODIFIED"] = values["DTSTAMP"]
    for name, value in values.items():
        if value != "":
            event.add(name, value)
    return event


def _written(name: str, events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("PRODID", "-//Samen Organiseren//vergaderingen//NL")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", name)
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
