"""Giving a message that was given up another chance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.errors import Conflict

from ..models import Message
from .entries import record


class NotGivenUp(Conflict):
    """This message is waiting, or it was delivered in the meantime."""


@dataclass(frozen=True)
class MessageSubject:
    """A message as the journal names it."""

    subject_key: str
    subject_label: str


@transaction.atomic
def try_again(*, message_id: int, by: Actor, now: datetime) -> Message:
    """Put a given-up message back in line. Whether `by` may is for the caller to judge."""
    message = (
        Message.objects.given_up().select_for_update().filter(pk=message_id).first()
    )
    if message is None:
        raise NotGivenUp(
            "Dit bericht staat niet meer stil. Ververs de pagina om te zien hoe het ervoor staat."
        )
    message.given_up_at = message.paused_until = message.claimed_until = None
    message.attempts = 0
    message.save()
    subject = MessageSubject(f"journal.message:{message.pk}", message.handler)
    record("journal.message_tried_again", subject=subject, by=by, at=now)
    return message
