"""Until when papers are in time for a meeting, for who owes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from accounts.enums import Role
from accounts.models import User
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.deadlines import Due, numbers
from samenorganiseren.shared.working_days import mornings_before

from ...enums import ConflictState, MeetingState
from ...models import AgendaItem, ConflictDeclaration
from ..meetings.around import secretaries_of

KIND = "stukken"
# Working days ahead.
AHEAD = (3,)
KEPT = timedelta(days=366)


def papers_due(causes: Collection[str] | None, now: datetime) -> Iterator[Due]:
    """Items of convened meetings without their summary."""
    found = (
        AgendaItem.objects.filter(
            meeting__state=MeetingState.CONVENED,
            meeting__papers_due_on__isnull=False,
            pulled_at=None,
            summary="",
        )
        .select_related("meeting__body__organisation")
        .order_by("pk")
    )
    if (wanted := numbers(causes)) is not None:
        found = found.filter(pk__in=wanted)
    return (_told(one, due) for one in found if (due := one.meeting.papers_due_on))


def _told(item: AgendaItem, due: date) -> Due:
    return Due(
        cause=str(item.pk),
        audience=item.pk,
        subject_key=item.subject_key,
        title=f"Stukken nodig: {item.title}",
        because=f"Bij dit punt van {item.meeting.title} is nog geen samenvatting.",
        step="Schrijf de samenvatting en zet de stukken erbij.",
        url=item.get_absolute_url(),
        due_on=due,
        reminders=mornings_before(due, *AHEAD),
        is_fictitious=item.meeting.is_fictitious,
    )


def people_of(item_id: int, now: datetime) -> Iterable[User]:
    """The secretaries; and who began the proposal, where it has no text yet."""
    found = AgendaItem.objects.select_related("meeting__body", "dossier")
    item = found.filter(pk=item_id).first()
    if item is None:
        return []
    wanted = set(secretaries_of(item.meeting.body, day_of(now)))
    if item.dossier is not None and item.version is None:
        wanted.add(item.dossier.started_by)
    return wanted


def items_of(person: User, now: datetime) -> set[int]:
    """The items whose papers this person owes, this year; never about a dossier in
    which an interest of this person was recognised."""
    keeps = {
        held.organisation_id
        for held in person.get_current_roles()
        if held.role == Role.BODY_SECRETARY
    }
    interests = ConflictDeclaration.objects.filter(
        person=person,
        state=ConflictState.ACCEPTED,
        dossier=OuterRef("dossier"),
        body=OuterRef("meeting__body"),
    )
    found = AgendaItem.objects.filter(
        Q(meeting__body__organisation__in=keeps)
        | Q(version=None, dossier__started_by=person),
        meeting__starts_at__gt=now - KEPT,
    ).exclude(Exists(interests))
    return set(found.values_list("pk", flat=True))
