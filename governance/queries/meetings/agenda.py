"""The agenda of a meeting as one person reads it, and what could be put on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import QuerySet

from ...enums import BodyKind, MeetingState
from ...models import AgendaItem, Dossier, Meeting, Paper
from ...rules.meetings import STAGE_OF
from .reader import Reader

HIDDEN = "Een punt dat nog niet openbaar is"


@dataclass(frozen=True)
class Line:
    """One item on the page."""

    item: AgendaItem
    number: int
    title: str
    # Known where every item before it says how long it takes.
    begins_at: datetime | None
    is_readable: bool
    is_known: bool
    papers: list[Paper] = field(default_factory=list)

    @property
    def is_current(self) -> bool:
        return self.item.meeting.current_item_id == self.item.pk


def lines_of(meeting: Meeting, reader: Reader) -> list[Line]:
    """Items and their papers, in two queries; pulled ones keep their place."""
    items = list(meeting.items.select_related("dossier__proposer", "version"))
    papers = papers_by_item([item for item in items if reader.reads(item)])
    begins: datetime | None = meeting.starts_at
    lines = []
    for number, item in enumerate(items, start=1):
        item.meeting = meeting
        lines.append(
            Line(
                item=item,
                number=number,
                title=item.title if reader.knows(item) else HIDDEN,
                begins_at=None if item.pulled_at else begins,
                is_readable=reader.reads(item),
                is_known=reader.knows(item),
                papers=papers.get(item.pk, []),
            )
        )
        if not item.pulled_at:
            begins = _after(begins, item)
    return lines


def _after(begins: datetime | None, item: AgendaItem) -> datetime | None:
    if begins is None or item.minutes_planned is None:
        return None
    return begins + timedelta(minutes=item.minutes_planned)


def keys_of(item: AgendaItem) -> list[str]:
    """The subjects whose papers belong to an item: itself, and its pinned version."""
    version = f"governance.dossier_version:{item.version_id}"
    return [item.subject_key, *([version] if item.version_id else [])]


def papers_of(item: AgendaItem) -> QuerySet[Paper]:
    """The papers of one item."""
    lying = Paper.objects.filter(subject_key__in=keys_of(item), loose=None)
    return lying.order_by("id")


def papers_by_item(items: list[AgendaItem]) -> dict[int, list[Paper]]:
    """The papers of many items, by number of the item, in one query."""
    item_of = {key: item.pk for item in items for key in keys_of(item)}
    found: dict[int, list[Paper]] = {}
    lying = Paper.objects.filter(subject_key__in=item_of, loose=None)
    for paper in lying.order_by("id"):
        found.setdefault(item_of[paper.subject_key], []).append(paper)
    return found


def ready_for(meeting: Meeting) -> QuerySet[Dossier]:
    """Dossiers that lie before the body, and stand on no agenda that is still to come."""
    stage = STAGE_OF.get(BodyKind(meeting.body.kind))
    if stage is None:
        return Dossier.objects.none()
    running = AgendaItem.objects.filter(
        pulled_at=None,
        dossier__isnull=False,
        meeting__body=meeting.body_id,
        meeting__state__in=(
            MeetingState.DRAFT,
            MeetingState.CONVENED,
            MeetingState.IN_SESSION,
        ),
    )
    return (
        Dossier.objects.submitted()
        .filter(stage=stage)
        .exclude(pk__in=running.values("dossier"))
        .select_related("proposer")
        .order_by("stage_since", "id")
    )
