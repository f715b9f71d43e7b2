"""Writing without publishing: start, keep and throw away a draft."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import Conflict
from samenorganiseren.shared.verdicts import require

from ..enums import DraftKind
from ..models import Draft, Initiative, Standard, StandardVersion
from ..queries.history import last_event_id
from ..rules import editing as rules

Subject = Standard | StandardVersion | Initiative
Fields = dict[str, list[str]]


class DraftGone(Conflict):
    """The draft was published or thrown away in the meantime."""

    def __init__(self) -> None:
        super().__init__("Dit concept is al gepubliceerd of weggegooid.")


class DraftChanged(Conflict):
    """Somebody saved the draft after this page was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Dit concept is intussen op een andere plek gewijzigd. "
            "Wat u typte staat hieronder; vergelijk het en bewaar opnieuw."
        )


class DraftExists(Conflict):
    """Somebody is writing about the same thing already."""

    def __init__(self) -> None:
        super().__init__("Er is al een concept. Ga daarin verder.")


@transaction.atomic
def start_draft(
    *,
    kind: DraftKind,
    fields: Fields,
    title: str,
    by: User,
    now: datetime,
    subject: Subject | None = None,
    standard: Standard | None = None,
) -> Draft:
    """Begin to write about something that exists, or about something new."""
    draft = Draft(
        kind=kind,
        subject_key=subject.subject_key if subject else "",
        parent_key=standard.subject_key if standard else "",
        title=title[:200],
        fields=fields,
        based_on_event=last_event_id(subject) if subject else None,
        editor=by,
        created_at=now,
        changed_at=now,
    )
    require(rules.may_write_draft(by, draft))
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError:
        raise DraftExists from None
    return draft


@transaction.atomic
def save_draft(
    *,
    draft: Draft,
    fields: Fields,
    title: str,
    seen_at: datetime,
    by: User,
    now: datetime,
) -> Draft:
    """Keep what was typed. The same form sent twice is kept once."""
    draft = locked(draft)
    require(rules.may_write_draft(by, draft))
    if (draft.fields, draft.title) == (fields, title[:200]):
        return draft
    refuse_unseen(draft, seen_at)
    draft.fields, draft.title = fields, title[:200]
    draft.editor, draft.changed_at = by, now
    draft.save()
    return draft


@transaction.atomic
def discard_draft(*, draft: Draft, by: User, now: datetime) -> None:
    """Throw the draft away. What was published stays as it is."""
    draft = locked(draft)
    require(rules.may_write_draft(by, draft))
    record(
        "catalogue.draft_discarded",
        subject=DraftSubject(draft),
        by=by,
        at=now,
        details={"kind": draft.kind},
    )
    draft.delete()


class DraftSubject:
    """A draft in the journal: under what it is about, or under its own number."""

    def __init__(self, draft: Draft) -> None:
        self.subject_key = draft.subject_key or f"catalogue.draft:{draft.pk}"
        self.subject_label = f"Concept: {draft.title}"


def locked(draft: Draft) -> Draft:
    """The draft as it stands, kept from others until the end of the transaction."""
    try:
        return Draft.objects.locked().get(pk=draft.pk)
    except Draft.DoesNotExist:
        raise DraftGone from None


def refuse_unseen(draft: Draft, seen_at: datetime) -> None:
    """Nobody writes over words that he has not seen."""
    if draft.changed_at != seen_at:
        raise DraftChanged


def subject_of(draft: Draft, *, lock: bool = False) -> Subject | None:
    """What the draft is about; None where it is about something new."""
    models: dict[str, type[Subject]] = {
        DraftKind.STANDARD: Standard,
        DraftKind.VERSION: StandardVersion,
        DraftKind.INITIATIVE: Initiative,
    }
    if draft.subject_id is None:
        return None
    rows: Any = models[draft.kind]._default_manager.all()
    if lock:
        rows = rows.select_for_update(of=("self",))
    return rows.get(pk=draft.subject_id)
