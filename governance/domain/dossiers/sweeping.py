"""Removing files that proposers left out of their drafts, once the term has passed.

The row of a paper stays, with its fingerprint; only the bytes go. A file stays as
long as anything may ask for it: a draft, a frozen version, a reaction, an agenda item
or an event, all of which name a paper by its fingerprint.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from journal.domain.entries import record
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.retention import term_of

from ...models import Dossier, DossierDraft, DossierEvent, LoosePaper, Paper

DRAFTS = "governance.dossier_draft:"
SWEEPER = Machine("weggelaten stukken opruimen")


def sweep_loose_papers(*, now: datetime) -> int:
    """Remove the files that have been loose for longer than the term. How many."""
    _note_loose_papers(now)
    due = LoosePaper.objects.filter(
        paper__in=_papers_of_drafts(),
        swept_at=None,
        since__lt=now - term_of("loose_paper"),
    )
    return sum(_sweep(number, now) for number in due.values_list("pk", flat=True))


def _note_loose_papers(now: datetime) -> None:
    """The term of one that nobody noted, as of a draft that is gone, begins now."""
    found = _papers_of_drafts().filter(loose=None).exclude(_in_a_draft())
    LoosePaper.objects.bulk_create(
        [LoosePaper(paper=paper, since=now) for paper in found], ignore_conflicts=True
    )


@transaction.atomic
def _sweep(number: int, now: datetime) -> bool:
    """One file, in a transaction of its own: a fault leaves the others alone."""
    # Submitting and writing take this lock too, and take it first.
    dossier = Dossier.objects.locked().get(papers__loose=number)
    unswept = LoosePaper.objects.select_for_update(of=("self",))
    loose = unswept.select_related("paper").filter(pk=number, swept_at=None).first()
    if loose is None:
        return False
    paper = loose.paper
    if _is_in_use(paper):
        loose.delete()
        return False
    paper.file.delete(save=False)
    loose.swept_at = now
    loose.save(update_fields=["swept_at"])
    record(
        "governance.paper_swept",
        subject=dossier,
        by=SWEEPER,
        at=now,
        details={"sha256": paper.sha256},
    )
    return True


def _papers_of_drafts() -> QuerySet[Paper]:
    return Paper.objects.filter(subject_key__startswith=DRAFTS, dossier__isnull=False)


def _in_a_draft() -> Exists:
    holding = DossierDraft.papers.through.objects.filter(paper=OuterRef("pk"))
    return Exists(holding)


def _is_in_use(paper: Paper) -> bool:
    """Whether anything still asks for these bytes."""
    same = Paper.objects.filter(sha256=paper.sha256)
    return (
        same.exclude(subject_key__startswith=DRAFTS).exists()
        or same.filter(_in_a_draft()).exists()
        or DossierEvent.objects.filter(
            dossier=paper.dossier_id, payload__sha256=paper.sha256
        ).exists()
    )
