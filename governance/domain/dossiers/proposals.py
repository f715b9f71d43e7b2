"""Writing a proposal: start it, keep what was typed, add papers and take them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import Organisation, User
from accounts.rules import require_writer
from journal.domain.entries import record
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import Criterion, DossierKind
from ...models import Dossier, DossierDraft, LoosePaper, Paper
from ...rules import dossiers as rules
from ..stages import lock
from .facts import Facts
from .papers import add_paper, fingerprint_of

MOST_PAPERS = 20


class NoTitle(DomainError):
    """A proposal has a name."""

    def __init__(self) -> None:
        super().__init__("Geef het voorstel een titel.")


class SomebodyWasFirst(Conflict):
    """Somebody saved the draft after this writer opened it."""

    def __init__(self, theirs: DossierDraft) -> None:
        super().__init__(
            f"{theirs.changed_by_label} heeft dit voorstel intussen gewijzigd. "
            "Uw tekst is niet weg. Kies hieronder welke tekst geldt."
        )
        self.theirs = theirs


class TooManyPapers(DomainError):
    """There is an end to what a body reads."""

    def __init__(self) -> None:
        super().__init__(
            f"Bij een voorstel horen hoogstens {MOST_PAPERS} stukken. Voeg er samen."
        )


@dataclass(frozen=True)
class Written:
    """What the writer typed."""

    title: str
    summary: str = ""
    text: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    what_changed: str = ""

    def put_on(self, draft: DossierDraft) -> None:
        """Let the draft hold it, without answers to questions that nobody asked."""
        known = set(Criterion.values)
        said = {name: text for name, text in self.answers.items() if text.strip()}
        draft.title = self.title.strip()
        draft.summary, draft.text = self.summary, self.text
        draft.answers = {name: said[name] for name in said if name in known}
        draft.facts = self.facts.only_asked(draft.dossier.kind).stored()
        draft.what_changed = self.what_changed


@transaction.atomic
def start_proposal(
    *,
    organisation: Organisation,
    kind: DossierKind,
    title: str,
    by: User,
    now: datetime,
    facts: Facts | None = None,
) -> Dossier:
    """Begin a draft that only its organisation sees."""
    require_writer(by)
    require(rules.may_propose_for(by, organisation))
    if not title.strip():
        raise NoTitle
    facts = (facts or Facts()).only_asked(kind)
    dossier = Dossier(
        kind=kind,
        title=title.strip(),
        proposer=organisation,
        stage_since=now,
        started_by=by,
        created_at=now,
        changed_at=now,
        is_fictitious=organisation.is_fictitious or by.is_fictitious,
    )
    facts.put_on(dossier)
    dossier.save()
    DossierDraft.objects.create(
        dossier=dossier,
        title=dossier.title,
        facts=facts.stored(),
        changed_by_label=by.actor_label,
        changed_at=now,
    )
    record(
        "governance.dossier_started",
        subject=dossier,
        by=by,
        at=now,
        organisation=organisation,
    )
    return dossier


@transaction.atomic
def save_draft(
    *, dossier: Dossier, written: Written, seen: int, by: User, now: datetime
) -> DossierDraft:
    """Keep what was typed. `seen` is the revision that the writer had before his eyes;
    where it is not the last, nothing is kept and SomebodyWasFirst has both texts."""
    require_writer(by)
    dossier = lock(dossier)
    require(rules.may_write(by, dossier))
    if not written.title.strip():
        raise NoTitle
    draft = dossier.draft
    before = _words(draft)
    theirs = DossierDraft.objects.get(pk=draft.pk)
    written.put_on(draft)
    if _words(draft) == before:
        return draft
    if draft.revision != seen:
        raise SomebodyWasFirst(theirs)
    draft.revision += 1
    draft.changed_by_label, draft.changed_at = by.actor_label, now
    draft.save()
    if dossier.number == "":
        dossier.title, dossier.changed_at = draft.title, now
        written.facts.only_asked(dossier.kind).put_on(dossier)
        dossier.save()
    return draft


@transaction.atomic
def attach_paper(
    *, dossier: Dossier, upload: UploadedFile, by: User, now: datetime
) -> Paper:
    """Add a paper to the draft; the same file twice is one paper."""
    dossier = lock(dossier)
    require(rules.may_write(by, dossier))
    draft = dossier.draft
    if draft.papers.count() >= MOST_PAPERS:
        raise TooManyPapers
    if (twin := draft.papers.filter(sha256=fingerprint_of(upload)).first()) is not None:
        return twin
    paper = add_paper(
        subject_key=draft.subject_key, dossier=dossier, upload=upload, by=by, now=now
    )
    draft.papers.add(paper)
    record(
        "governance.paper_added",
        subject=dossier,
        by=by,
        at=now,
        details={"sha256": paper.sha256},
    )
    return paper


@transaction.atomic
def detach_paper(*, dossier: Dossier, paper: Paper, by: User, now: datetime) -> None:
    """Leave a paper out of the draft. Pressing twice is the same."""
    dossier = lock(dossier)
    require(rules.may_write(by, dossier))
    if not dossier.draft.papers.filter(pk=paper.pk).exists():
        return
    dossier.draft.papers.remove(paper)
    LoosePaper.objects.update_or_create(paper=paper, defaults={"since": now})
    record(
        "governance.paper_removed",
        subject=dossier,
        by=by,
        at=now,
        details={"sha256": paper.sha256},
    )


def _words(draft: DossierDraft) -> tuple[object, ...]:
    return (
        draft.title,
        draft.summary,
        draft.text,
        dict(draft.answers),
        dict(draft.facts),
        draft.what_changed,
    )
