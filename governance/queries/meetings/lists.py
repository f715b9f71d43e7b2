"""Meetings as a list, and what a member has today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from accounts.models import User
from samenorganiseren.shared.days import day_of

from ...enums import MeetingState
from ...models import ActionItem, Body, Meeting, MeetingQuerySet
from .around import bodies_of
from .on_the_table import OnTable, on_the_table


@dataclass(frozen=True)
class Asked:
    """Which meetings: of one body, still to come or held before."""

    body: str = ""
    is_past: bool = False


def meetings_for(
    user: User | AnonymousUser, asked: Asked, now: datetime
) -> MeetingQuerySet:
    """Those that were made known, and for a body's own people its drafts."""
    found = Meeting.objects.with_body().filter(
        Q(convened_at__isnull=False) | Q(body__in=bodies_of(user, now))
    )
    if asked.body:
        found = found.filter(body__slug=asked.body)
    return found.past(now) if asked.is_past else found.coming(now)


def bodies_with_meetings() -> list[Body]:
    """For the filter: bodies that ever called a meeting."""
    held = Meeting.objects.public().values("body")
    return list(Body.objects.by_order().filter(pk__in=held))


@dataclass(frozen=True)
class Today:
    """What lies before somebody now."""

    running: list[Meeting]
    coming: list[Meeting]
    actions: list[ActionItem]
    # What to read: at the items that are on, and of the first meeting to come.
    reading: list[OnTable]


def today_of(user: User, now: datetime) -> Today:
    """Meetings that go on, the next ones, and what this person promised."""
    mine = Meeting.objects.with_body().filter(
        Q(body__in=bodies_of(user, now))
        | Q(substitutions__substitute=user)
        | Q(items__guests__guest=user, convened_at__isnull=False)
    )
    running = mine.filter(state=MeetingState.IN_SESSION).select_related("current_item")
    coming = mine.filter(state__in=(MeetingState.DRAFT, MeetingState.CONVENED))
    on = list(running.distinct().order_by("starts_at", "id")[:5])
    next_ones = list(coming.coming(now).distinct()[:5])
    return Today(
        running=on,
        coming=next_ones,
        reading=on_the_table(user, on, next_ones, now),
        actions=list(
            ActionItem.objects.filter(owner=user, done_at=None)
            .select_related("meeting")
            .order_by("due_on", "id")[:20]
        ),
    )


def is_someone_today(user: User, now: datetime) -> bool:
    """Whether the page of today has anything for this person."""
    return (
        bool(bodies_of(user, now))
        or Meeting.objects.filter(
            Q(substitutions__substitute=user) | Q(items__guests__guest=user),
            ends_at__date__gte=day_of(now),
        ).exists()
    )
