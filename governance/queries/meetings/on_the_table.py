"""The papers that one person needs now, and for the meeting that comes first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from accounts.models import User
from samenorganiseren.shared.days import day_of

from ...enums import ConflictState
from ...models import AgendaItem, ConflictDeclaration, Meeting, Paper
from .agenda import papers_by_item
from .around import bodies_of, is_kept_out


@dataclass(frozen=True)
class OnTable:
    """One item, and the papers that lie at it."""

    item: AgendaItem
    papers: list[Paper]


def on_the_table(
    user: User, running: Collection[Meeting], coming: Collection[Meeting], now: datetime
) -> list[OnTable]:
    """Items with papers that this person reads: those that are on now, and all of the
    first meeting to come. An item that nobody put papers at does not show."""
    current = [one.current_item_id for one in running if one.current_item_id]
    first = [one.pk for one in coming][:1]
    if not current and not first:
        return []
    items = list(
        AgendaItem.objects.filter(
            Q(pk__in=current) | Q(meeting__in=first), _reads(user, now), pulled_at=None
        )
        .select_related("meeting__body", "dossier", "version")
        .order_by("meeting__starts_at", "meeting", "position", "id")
        .distinct()
    )
    papers = papers_by_item(_without_interest(user, items))
    return [OnTable(one, papers[one.pk]) for one in items if one.pk in papers]


def _reads(user: User, now: datetime) -> Q:
    return (
        Q(meeting__body__in=bodies_of(user, now))
        | Q(meeting__substitutions__substitute=user)
        | Q(guests__guest=user)
    )


def _without_interest(user: User, items: list[AgendaItem]) -> list[AgendaItem]:
    """Leave out what a recognised interest costs this person."""
    declared = set(
        ConflictDeclaration.objects.filter(
            person=user,
            state=ConflictState.ACCEPTED,
            dossier__in=[one.dossier_id for one in items if one.dossier_id],
        ).values_list("dossier", flat=True)
    )
    return [
        one
        for one in items
        if one.dossier_id not in declared
        or not is_kept_out(
            user, one.dossier, one.meeting.body, day_of(one.meeting.starts_at)
        )
    ]
