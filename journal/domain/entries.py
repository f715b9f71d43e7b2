"""Writing in the journal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.origin import current_origin
from samenorganiseren.shared.subjects import HasKey

from ..enums import Result
from ..models import Entry


def record(
    action: str,
    *,
    subject: HasKey,
    by: Actor,
    at: datetime,
    organisation: HasKey | None = None,
    result: Result = Result.DONE,
    details: dict[str, Any] | None = None,
) -> Entry:
    """Write who did what to what, in the transaction that is going on.

    `action` reads `app.past_tense`, such as `catalogue.standard_published`;
    `details` holds plain values and no personal data.
    """
    origin = current_origin()
    return Entry.objects.create(
        at=at,
        action=action,
        result=result,
        subject_key=subject.subject_key,
        subject_label=subject.subject_label[:200],
        actor_key=by.actor_key,
        actor_label=by.actor_label[:200],
        organisation_key=organisation.subject_key if organisation else "",
        door=origin.door,
        address=origin.address,
        request_id=origin.request_id,
        details=details or {},
    )
