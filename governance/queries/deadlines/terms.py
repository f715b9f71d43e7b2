"""Terms that end while nobody comes after, for who sits there and for the secretary."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q

from accounts.enums import Role
from accounts.models import User
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.deadlines import Due, numbers
from samenorganiseren.shared.working_days import DAY, mornings_before

from ...models import Membership, MembershipQuerySet
from ..meetings.around import secretaries_of

KIND = "zittingsduur"
LOOK_AHEAD = timedelta(days=183)
# Working days ahead.
AHEAD = (60, 10)


def terms_ending(causes: Collection[str] | None, now: datetime) -> Iterator[Due]:
    """Of seats that stay, in the half year to come."""
    found = _ending(day_of(now)).with_names().order_by("pk")
    if (wanted := numbers(causes)) is not None:
        found = found.filter(pk__in=wanted)
    return (_told(one, one.ends_on) for one in found if one.ends_on)


def _ending(today: date) -> MembershipQuerySet:
    after = Membership.objects.filter(
        seat=OuterRef("seat"), starts_on__gte=OuterRef("ends_on")
    )
    return (
        Membership.objects.filter(
            Q(seat__closed_on=None) | Q(seat__closed_on__gt=F("ends_on")),
            starts_on__lte=today,
            ends_on__gt=today,
            ends_on__lte=today + LOOK_AHEAD,
        )
        .exclude(Exists(after))
        .exclude(ends_on=F("starts_on"))
    )


def _told(membership: Membership, ends_on: date) -> Due:
    """The last day is the one before the first without."""
    seat, last_day = membership.seat, ends_on - DAY
    return Due(
        cause=str(membership.pk),
        audience=membership.pk,
        subject_key=membership.subject_key,
        title=f"Zittingsduur eindigt: {seat.label}, {seat.body.name}",
        because="De termijn op deze zetel loopt af en er is nog geen opvolger.",
        step="Regel een herbenoeming of een opvolger.",
        url=seat.body.get_absolute_url(),
        due_on=last_day,
        reminders=mornings_before(last_day, *AHEAD),
        is_fictitious=membership.person.is_fictitious,
    )


def people_of(membership_id: int, now: datetime) -> Iterable[User]:
    found = Membership.objects.select_related("seat__body", "person")
    one = found.filter(pk=membership_id).first()
    if one is None:
        return []
    return {one.person, *secretaries_of(one.seat.body, day_of(now))}


def terms_of(person: User, now: datetime) -> set[int]:
    """The own terms, and those in the bodies that this person keeps."""
    keeps = {
        held.organisation_id
        for held in person.get_current_roles()
        if held.role == Role.BODY_SECRETARY
    }
    found = Membership.objects.filter(
        Q(person=person) | Q(seat__body__organisation__in=keeps),
        ends_on__gt=day_of(now) - LOOK_AHEAD,
    )
    return set(found.values_list("pk", flat=True))
