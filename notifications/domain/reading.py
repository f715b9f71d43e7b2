"""What a person does with the inbox."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from samenorganiseren.shared.errors import NotAllowed

from ..models import Notice


@transaction.atomic
def mark_read(*, notice_id: int, by: User, now: datetime) -> Notice:
    """Read one notice of one's own; reading twice changes nothing."""
    notice = Notice.objects.of(by).select_for_update().filter(pk=notice_id).first()
    if notice is None:
        raise NotAllowed("Dit bericht is niet voor u, of het bestaat niet meer.")
    if notice.is_unread:
        notice.read_at = now
        notice.save(update_fields=["read_at"])
    return notice


def mark_all_read(*, by: User, now: datetime) -> int:
    """Read everything that is unread now; tells how many."""
    return Notice.objects.of(by).unread().update(read_at=now)
