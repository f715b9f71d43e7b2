"""What somebody typed and did not send: kept for that person alone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from samenorganiseren.shared.errors import DomainError

from ...models import Consultation, ResponseDraft

LONGEST_TEXT = 20_000


class TextTooLong(DomainError):
    """More than ten pages."""

    def __init__(self) -> None:
        super().__init__(
            "Deze tekst is te lang: er passen 20.000 tekens. Kort hem in, of stuur een "
            "deel als bijlage."
        )


@transaction.atomic
def keep_draft(
    *, consultation: Consultation, typed: dict[str, str], by: User, now: datetime
) -> ResponseDraft:
    """Keep what was typed in place of what was kept before. Keeping twice is the same."""
    if any(len(value) > LONGEST_TEXT for value in typed.values()):
        raise TextTooLong
    draft, _ = ResponseDraft.objects.update_or_create(
        consultation=consultation,
        person=by,
        defaults={"typed": typed, "changed_at": now},
    )
    return draft


def draft_of(consultation: Consultation, person: User) -> ResponseDraft | None:
    """What this person kept, if anything."""
    return consultation.drafts.filter(person=person).first()
