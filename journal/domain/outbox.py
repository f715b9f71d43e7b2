"""Asking for work that may happen later, in the same transaction as its cause."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.utils import timezone

from samenorganiseren.shared import handlers

from ..models import Message


def enqueue(
    handler: str,
    *,
    deduplication_key: str = "",
    subject_key: str = "",
    due_at: datetime | None = None,
    **arguments: Any,
) -> None:
    """Ask that the handler of this name is run with these arguments, at least once.

    Asking again under the same deduplication key does nothing. Raises
    UnknownHandler at once where nobody declared the name.
    """
    handlers.require_known(handler)
    moment = timezone.now()
    message = Message(
        handler=handler,
        arguments=arguments,
        deduplication_key=deduplication_key or f"{handler}:{uuid.uuid4().hex}",
        subject_key=subject_key,
        created_at=moment,
        due_at=due_at or moment,
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)
