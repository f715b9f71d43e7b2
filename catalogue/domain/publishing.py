"""From a draft to what everybody reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import Conflict
from samenorganiseren.shared.verdicts import require

from ..enums import DraftKind
from ..models import Draft, Standard
from ..queries.history import last_event_id
from ..rules import editing as rules
from . import writing
from .deadlines import standard_changed
from .drafts import Subject, locked, refuse_unseen, subject_of

Content = Mapping[str, Any]


class PublishedMeanwhile(Conflict):
    """The published text is not the one that this draft started from."""

    def __init__(self) -> None:
        super().__init__(
            "De gepubliceerde tekst is gewijzigd nadat u dit concept begon. "
            "Bekijk beide teksten en kies waarmee u verdergaat."
        )


PUBLISHED = {
    DraftKind.STANDARD: "catalogue.standard_published",
    DraftKind.VERSION: "catalogue.version_published",
    DraftKind.INITIATIVE: "catalogue.initiative_published",
}


@transaction.atomic
def publish_draft(
    *, draft: Draft, content: Content, seen_at: datetime, by: User, now: datetime
) -> Subject:
    """Make what the draft says the published text, all of it or nothing.

    `content` is the checked content of the draft as it was saved at `seen_at`.
    """
    draft = locked(draft)
    require(rules.may_edit_catalogue(by))
    refuse_unseen(draft, seen_at)
    subject = subject_of(draft, lock=True)
    if subject is not None and last_event_id(subject) != draft.based_on_event:
        raise PublishedMeanwhile

    published = _write(draft, subject, content, now)
    draft.delete()
    record(
        PUBLISHED[DraftKind(draft.kind)],
        subject=published,
        by=by,
        at=now,
        details={"new": subject is None},
    )
    if isinstance(published, Standard):
        standard_changed(published)
    return published


@contextmanager
def as_if_published(
    *, draft: Draft, content: Content, by: User, now: datetime
) -> Iterator[Subject]:
    """The draft as published text for the time being; nothing of it remains."""
    with transaction.atomic():
        require(rules.may_edit_catalogue(by))
        yield _write(draft, subject_of(draft, lock=True), content, now)
        transaction.set_rollback(True)


@transaction.atomic
def follow_published(
    *, draft: Draft, seen_event: int, by: User, now: datetime
) -> Draft:
    """Go on with the draft after seeing what was published in the meantime."""
    draft = locked(draft)
    require(rules.may_write_draft(by, draft))
    subject = subject_of(draft, lock=True)
    if subject is None or last_event_id(subject) != seen_event:
        raise PublishedMeanwhile
    draft.based_on_event = seen_event
    draft.changed_at = now
    draft.save()
    return draft


def _write(
    draft: Draft, subject: Subject | None, content: Content, now: datetime
) -> Subject:
    match draft.kind:
        case DraftKind.STANDARD:
            return writing.write_standard(subject, content, now=now)
        case DraftKind.INITIATIVE:
            return writing.write_initiative(subject, content, now=now)
        case _:
            standard = Standard.objects.select_for_update().get(pk=draft.parent_id)
            return writing.write_version(subject, content, standard=standard, now=now)
