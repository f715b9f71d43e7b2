"""Who is in the room, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from accounts.models import User, UserQuerySet
from samenorganiseren.shared.days import day_of

from ...models import Attendance, Meeting, Membership, MembershipQuerySet


def present_at(meeting: Meeting, moment: datetime) -> UserQuerySet:
    """The people who were in the room at this moment."""
    there = Attendance.objects.filter(
        Q(left_at=None) | Q(left_at__gt=moment),
        meeting=meeting,
        arrived_at__lte=moment,
    )
    return User.objects.filter(pk__in=there.values("person")).by_name()


@dataclass(frozen=True)
class Expected:
    """Somebody who is expected at the table, on a seat, and when they were there."""

    person: User
    seat: str
    category: str
    instead_of: User | None
    times: list[Attendance]

    @property
    def is_here(self) -> bool:
        return any(one.left_at is None for one in self.times)


def expected_at(meeting: Meeting) -> list[Expected]:
    """By seat: the member or the substitute. Somebody on two seats stands there once."""
    instead = {
        one.membership_id: one.substitute
        for one in meeting.substitutions.select_related("substitute")
    }
    times: dict[int, list[Attendance]] = {}
    for one in meeting.attendances.order_by("arrived_at"):
        times.setdefault(one.person_id, []).append(one)
    found: dict[int, Expected] = {}
    for sits in sitting(meeting):
        person = instead.get(sits.pk, sits.person)
        found.setdefault(
            person.pk,
            Expected(
                person=person,
                seat=sits.seat.label,
                category=sits.seat.category,
                instead_of=sits.person if sits.pk in instead else None,
                times=times.get(person.pk, []),
            ),
        )
    return list(found.values())


def sitting(meeting: Meeting) -> MembershipQuerySet:
    """Who sits on which seat on the day of the meeting."""
    return (
        Membership.objects.on(day_of(meeting.starts_at))
        .filter(seat__body=meeting.body_id)
        .select_related("seat", "person")
        .order_by("seat__position", "seat_id")
    )
