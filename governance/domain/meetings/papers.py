"""Papers that the secretary lays at an item of the agenda, and takes off again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from journal.domain.entries import record

from ...models import AgendaItem, Dossier, LoosePaper, Paper
from .. import stages
from ..dossiers.paper_kinds import PaperRefused
from ..dossiers.papers import add_paper, fingerprint_of
from ..events import add_event
from .agenda import lock_for, standing_item

MOST_PAPERS = 20
TOO_MANY = f"Bij dit punt liggen al {MOST_PAPERS} stukken. Voeg er een paar samen."


@transaction.atomic
def add_to_item(
    *, item: AgendaItem, upload: UploadedFile, by: User, now: datetime
) -> Paper:
    """Lay a file at this item, until the meeting is over; the same file twice is one
    paper. A dossier keeps in its trail which file the body had before it."""
    dossier = stages.lock(item.dossier) if item.dossier is not None else None
    meeting = lock_for(by=by, meeting=item.meeting)
    item = standing_item(meeting, item)
    there = _lying_at(item)
    if (twin := there.filter(sha256=fingerprint_of(upload)).first()) is not None:
        return twin
    if there.count() >= MOST_PAPERS:
        raise PaperRefused(TOO_MANY)
    paper = add_paper(
        subject_key=item.subject_key, dossier=dossier, upload=upload, by=by, now=now
    )
    _record("governance.agenda_paper_added", item, paper, by=by, now=now)
    if dossier is not None:
        _keep_in_trail("stuk-bij-agendapunt", dossier, item, paper, by=by, now=now)
    return paper


@transaction.atomic
def take_from_item(*, item: AgendaItem, paper: Paper, by: User, now: datetime) -> None:
    """Take a wrong file off the table, until the meeting is over; nobody gets it any
    more. Pressing twice is the same. The trail of a dossier keeps that it lay there."""
    dossier = stages.lock(item.dossier) if item.dossier is not None else None
    meeting = lock_for(by=by, meeting=item.meeting)
    item = standing_item(meeting, item)
    if not _lying_at(item).filter(pk=paper.pk).exists():
        return
    LoosePaper.objects.create(paper=paper, since=now)
    _record("governance.agenda_paper_removed", item, paper, by=by, now=now)
    if dossier is not None:
        _keep_in_trail("stuk-van-agendapunt", dossier, item, paper, by=by, now=now)


def _lying_at(item: AgendaItem) -> QuerySet[Paper]:
    return Paper.objects.filter(subject_key=item.subject_key, loose=None)


def _told(item: AgendaItem, paper: Paper) -> dict[str, Any]:
    return {"vergadering": item.meeting_id, "sha256": paper.sha256}


def _record(
    action: str, item: AgendaItem, paper: Paper, *, by: User, now: datetime
) -> None:
    record(
        action,
        subject=item,
        by=by,
        at=now,
        organisation=item.meeting.body.organisation,
        details=_told(item, paper),
    )


def _keep_in_trail(
    kind: str,
    dossier: Dossier,
    item: AgendaItem,
    paper: Paper,
    *,
    by: User,
    now: datetime,
) -> None:
    payload = {**_told(item, paper), "punt": item.pk, "stuk": paper.pk}
    add_event(kind, dossier=dossier, by=by, now=now, payload=payload)
