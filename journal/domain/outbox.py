"""Asking for work that may happen later, in the same transaction as its cause."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from samenorganiseren.shared import handlers

from ..models import Message

LONGEST_KEY = 200


@dataclass(frozen=True)
class Request:
    """One piece of work to ask for, where many are asked for at once."""

    arguments: dict[str, Any] = field(default_factory=dict)
    deduplication_key: str = ""
    subject_key: str = ""


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
    request = Request(arguments, deduplication_key, subject_key)
    enqueue_each(handler, [request], due_at=due_at)


def enqueue_each(
    handler: str, requests: Iterable[Request], *, due_at: datetime | None = None
) -> None:
    """Ask for the same work with many arguments, in one query."""
    handlers.require_known(handler)
    moment = timezone.now()
    messages = [
        Message(
            handler=handler,
            arguments=request.arguments,
            deduplication_key=_key(handler, request),
            subject_key=request.subject_key,
            created_at=moment,
            due_at=due_at or moment,
        )
        for request in requests
    ]
    Message.objects.bulk_create(messages, ignore_conflicts=True, batch_size=1000)


def _key(handler: str, request: Request) -> str:
    """The given key, by its fingerprint where it is too long; else one of its own."""
    key = request.deduplication_key or f"{handler}:{uuid.uuid4().hex}"
    if len(key) <= LONGEST_KEY:
        return key
    return f"{handler}:{hashlib.sha256(key.encode()).hexdigest()}"
