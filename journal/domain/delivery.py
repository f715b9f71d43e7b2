"""Delivering one message of the outbox."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, transaction

from samenorganiseren.shared import handlers
from samenorganiseren.shared.handlers import GiveUp, TryLater
from samenorganiseren.shared.logs import without_secrets
from samenorganiseren.shared.origin import Origin, coming_from

from ..models import Message

LONGEST_PAUSE = timedelta(hours=1)
LONGEST_REASON = 500
Clock = Callable[[], datetime]
log = logging.getLogger(__name__)


def deliver(*, message_id: int, clock: Clock) -> None:
    """Run the handler and mark the message as delivered, in one transaction.

    The attempt is counted in a transaction of its own before it begins, so that a
    message that kills its worker is given up too in the end.
    """
    message = _begin(message_id, clock())
    if message is None:
        return
    try:
        with coming_from(Origin(door="verzendlijst")):
            _run(message, clock)
    except TryLater as later:
        _pause(message, clock(), later.pause, "", counts=False)
    except GiveUp as reason:
        _give_up(message, clock(), str(reason))
    except Exception as error:
        log.warning("message %s: %s failed", message.pk, message.handler, exc_info=True)
        _after_failure(message, clock(), _told(error))


@transaction.atomic
def _begin(message_id: int, now: datetime) -> Message | None:
    """Count the attempt; None where there is nothing to do, or somebody is busy."""
    message = _locked(message_id)
    if message is None:
        return None
    if message.attempts >= settings.OUTBOX_ATTEMPTS:
        _give_up(message, now, message.last_error or "De verwerking brak telkens af.")
        return None
    message.attempts += 1
    message.claimed_until = now + timedelta(seconds=settings.OUTBOX_CLAIM_SECONDS)
    message.save(update_fields=["attempts", "claimed_until"])
    return message


@transaction.atomic
def _run(begun: Message, clock: Clock) -> None:
    message = _locked(begun.pk)
    if message is None or message.attempts != begun.attempts:
        return
    handlers.run(message.handler, message.arguments)
    Message.objects.filter(pk=message.pk).update(
        delivered_at=clock(), claimed_until=None, paused_until=None, last_error=""
    )


def _locked(message_id: int) -> Message | None:
    waiting = Message.objects.waiting().select_for_update(skip_locked=True)
    return waiting.filter(pk=message_id).first()


def _after_failure(message: Message, now: datetime, reason: str) -> None:
    if message.attempts >= settings.OUTBOX_ATTEMPTS:
        _give_up(message, now, reason)
    else:
        _pause(message, now, pause_after(message.attempts), reason)


def pause_after(attempts: int) -> timedelta:
    """Twice as long after each failure, to an hour, never for two messages the same."""
    longest = LONGEST_PAUSE.total_seconds()
    seconds = min(longest, settings.OUTBOX_FIRST_PAUSE * 2 ** min(attempts - 1, 20))
    return timedelta(seconds=seconds * (0.75 + secrets.randbelow(501) / 1000))


def _pause(
    message: Message, now: datetime, pause: timedelta, reason: str, counts: bool = True
) -> None:
    Message.objects.waiting().filter(pk=message.pk, attempts=message.attempts).update(
        attempts=message.attempts if counts else message.attempts - 1,
        paused_until=now + pause,
        claimed_until=None,
        last_error=reason,
    )


def _give_up(message: Message, now: datetime, reason: str) -> None:
    Message.objects.waiting().filter(pk=message.pk).update(
        given_up_at=now, claimed_until=None, last_error=reason[:LONGEST_REASON]
    )


def _told(error: Exception) -> str:
    """What went wrong in one line, without secrets and without rows of the database."""
    if isinstance(error, DatabaseError):
        return type(error).__name__
    said = " ".join(without_secrets(str(error)).split())
    return f"{type(error).__name__}: {said}"[:LONGEST_REASON]
