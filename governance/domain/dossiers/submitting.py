"""Submitting a proposal: it gets its number, its text is frozen, the chain begins."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.rules import require_writer
from journal.domain.outbox import enqueue
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.verdicts import require

from ...enums import Stage
from ...models import Dossier, DossierDraft, DossierVersion, Paper
from ...queries.dossiers.content import content_of
from ...rules import dossiers as rules
from ..events import canonical_json, sha256_of
from ..numbering import next_number
from ..rounds.cancelling import cancel_running_rounds
from ..stages import lock, move
from .completeness import Incomplete, gaps_in
from .facts import Facts
from .proposals import SomebodyWasFirst

RESUBMITTED = "De indiener diende een nieuwe versie in."


@transaction.atomic
def submit_proposal(*, dossier: Dossier, seen: int, by: User, now: datetime) -> Dossier:
    """Submit the draft as it was seen. Submitting it twice is submitting it once."""
    require_writer(by)
    dossier = lock(dossier)
    if _was_just_submitted(dossier, seen) and rules.proposes_for(by, dossier.proposer):
        return dossier
    require(rules.may_write(by, dossier))
    draft = dossier.draft
    if draft.revision != seen:
        raise SomebodyWasFirst(draft)
    if gaps := gaps_in(draft):
        raise Incomplete(gaps)
    cancel_running_rounds(dossier=dossier, reason=RESUBMITTED, by=by, now=now)
    facts = Facts.read(draft.facts).only_asked(dossier.kind)
    facts.put_on(dossier)
    dossier.title = draft.title
    version = _freeze(dossier, draft, facts, by=by, now=now)
    dossier.save()
    if dossier.number == "":
        number = next_number("D", day_of(now).year)
        dossier.number, dossier.year = number.text, number.year
        dossier.sequence = number.sequence
    move(
        dossier,
        Stage.SUBMITTED,
        by=by,
        now=now,
        payload={
            "nummer": dossier.number,
            "versie": version.number,
            "sha256": version.sha256,
        },
    )
    enqueue(
        "governance.announce_submission",
        deduplication_key=f"governance.announce_submission:{version.pk}",
        subject_key=dossier.subject_key,
        version_id=version.pk,
    )
    return dossier


def _was_just_submitted(dossier: Dossier, seen: int) -> bool:
    """The same button pressed again: what it asked has been done."""
    writable = dossier.stage in (Stage.DRAFT, Stage.RETURNED)
    return bool(dossier.number) and not writable and dossier.draft.revision == seen


def _freeze(
    dossier: Dossier, draft: DossierDraft, facts: Facts, *, by: User, now: datetime
) -> DossierVersion:
    papers = list(draft.papers.order_by("pk"))
    version = DossierVersion(
        dossier=dossier,
        number=dossier.versions.count() + 1,
        title=draft.title,
        summary=draft.summary,
        text=draft.text,
        answers=draft.answers,
        facts=facts.frozen(dossier),
        what_changed=draft.what_changed if dossier.number else "",
        submitted_by_label=by.actor_label,
        submitted_at=now,
    )
    version.sha256 = sha256_of(canonical_json(content_of(version, papers)))
    version.save()
    for paper in papers:
        _copy(paper, to=version, now=now)
    return version


def _copy(paper: Paper, *, to: DossierVersion, now: datetime) -> None:
    """The same file again, under the version: a paper says once where it belongs."""
    Paper.objects.create(
        subject_key=to.subject_key,
        dossier=to.dossier,
        file=paper.file.name,
        name=paper.name,
        content_type=paper.content_type,
        size=paper.size,
        pages=paper.pages,
        sha256=paper.sha256,
        added_by=paper.added_by,
        added_at=now,
    )
