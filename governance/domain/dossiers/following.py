"""Telling the proposer of the steps that others took."""

from __future__ import annotations

from datetime import datetime, timedelta

from journal.domain.outbox import enqueue

from ...enums import Stage
from ...models import Dossier

# Decisions tell of themselves when they are published, never before.
TOLD = {
    Stage.CONSULTATION: "er kan op het voorstel worden gereageerd",
    Stage.TASKFORCE: "het voorstel ligt bij de Taskforce",
    Stage.COLLEGE: "het voorstel ligt bij het College van Dienstverleningszaken",
    Stage.BOARD: "het voorstel ligt bij het VNG-bestuur",
}
LOOKS_BACK = timedelta(days=2)


def tell_of_steps(*, now: datetime) -> int:
    """Ask for a notice about each step of the last days. Safe to run twice: a step
    that was told already is not told again."""
    moved = Dossier.objects.filter(
        stage__in=list(TOLD), stage_since__gt=now - LOOKS_BACK
    )
    for dossier in moved.order_by("pk"):
        enqueue(
            "governance.announce_step",
            deduplication_key=f"governance.announce_step:{dossier.pk}:{dossier.stage_event}",
            subject_key=dossier.subject_key,
            dossier_id=dossier.pk,
            event=dossier.stage_event,
            sentence=TOLD[Stage(dossier.stage)],
        )
    return len(moved)
