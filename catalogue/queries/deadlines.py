"""Until when a municipality has: what binds it and asks something, and an explanation
that lapses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from municipalities.models import Municipality, PartnershipMember
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.deadlines import Due, Source
from samenorganiseren.shared.wording import dutch_date
from samenorganiseren.shared.working_days import mornings_before

from ..rules.adoption import SPEAKS
from ..rules.obligations import Urgency
from .obligations import Obligation, obligations_of
from .speaking import looked_after

ADOPT, EXPLAIN = "toepassen", "uitleg-vervalt"
# Working days ahead.
AHEAD = (40, 10)
Pairs = dict[int, set[int]]


def adoptions_due(causes: Collection[str] | None, now: datetime) -> Iterator[Due]:
    """What binds and asks something before a day."""
    return _due(causes, now, lapsing=False)


def explanations_lapsing(
    causes: Collection[str] | None, now: datetime
) -> Iterator[Due]:
    """Explanations that end soon."""
    return _due(causes, now, lapsing=True)


def _due(
    causes: Collection[str] | None, now: datetime, *, lapsing: bool
) -> Iterator[Due]:
    """A cause reads municipality-standard."""
    day = day_of(now)
    asked = None if causes is None else _pairs(causes)
    towns = Municipality.objects.on(day).order_by("pk")
    if asked is not None:
        towns = towns.filter(pk__in=asked)
    for town in towns:
        wanted = None if asked is None else asked[town.pk]
        for one in obligations_of(town, day, wanted):
            is_lapsing = one.asked.urgency == Urgency.LAPSING
            if one.is_open and one.asked.day and is_lapsing == lapsing:
                yield _told(one, one.asked.day, town)


def _pairs(causes: Collection[str]) -> Pairs:
    found: Pairs = defaultdict(set)
    for cause in causes:
        town, _, standard = cause.partition("-")
        found[int(town)].add(int(standard))
    return found


def _told(one: Obligation, day: date, town: Municipality) -> Due:
    decided = one.decided
    since = f" vanaf {dutch_date(decided.since)}" if decided.since else ""
    return Due(
        cause=f"{town.pk}-{one.standard_id}",
        audience=town.pk,
        subject_key=f"catalogue.standard:{one.standard_id}",
        title=f"{one.name} ({town})",
        because=f"{decided.word}{since}, op gezag van {decided.authority}.",
        step=one.asked.step,
        url=f"{reverse('obligations')}?gemeente={town.slug}",
        due_on=day,
        reminders=mornings_before(day, *AHEAD),
        is_fictitious=one.is_fictitious,
    )


def speakers_of(municipality_id: int, now: datetime) -> Iterable[User]:
    """Who speaks for the municipality: its own people, and who coordinates for it."""
    day = day_of(now)
    partnerships = PartnershipMember.objects.on(day).filter(
        municipality=municipality_id
    )
    held = RoleAssignment.objects.on(day).filter(
        Q(organisation__municipality=municipality_id, role__in=SPEAKS)
        | Q(
            organisation__partnership__in=partnerships.values("partnership"),
            role=Role.PARTNERSHIP_COORDINATOR,
        )
    )
    return User.objects.active().filter(pk__in=held.values("user"))


def towns_of(person: User, now: datetime) -> set[int]:
    """The municipalities whose deadlines stand in this person's list."""
    return {town.pk for town in looked_after(person, day_of(now))}


REASON = "U geeft voor deze gemeente op wat zij toepast."
SOURCES = (
    # Their days stand in the agenda already, beside what asks no date.
    Source(
        ADOPT, "toepassen of uitleggen", REASON, adoptions_due, speakers_of, towns_of,
        in_agenda=False,
    ),
    Source(
        EXPLAIN, "uitleg vervalt", REASON, explanations_lapsing, speakers_of, towns_of,
        in_agenda=False,
    ),
)  # fmt: skip
