"""The private address of somebody's own calendar: shown once, and revocable."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import NotAllowed

from ...models import CalendarAddress


@transaction.atomic
def make_address(*, person: User, now: datetime) -> str:
    """Give a new token; the address before it stops working. Only a fingerprint of
    the token is kept, so it can be told this once."""
    if not person.is_active:
        raise NotAllowed("Dit account is gesloten.")
    _revoke(person, now)
    token = secrets.token_urlsafe(32)
    made = CalendarAddress.objects.create(
        person=person, token_hash=hash_of(token), created_at=now
    )
    record("governance.calendar_address_made", subject=made, by=person, at=now)
    return token


@transaction.atomic
def revoke_address(*, person: User, now: datetime) -> None:
    """From now on nobody reads the calendar by its address. Twice is the same."""
    for gone in _revoke(person, now):
        record("governance.calendar_address_revoked", subject=gone, by=person, at=now)


def person_behind(token: str) -> User | None:
    """Whose calendar it is, while the address holds and the account is open."""
    found = (
        CalendarAddress.objects.filter(
            token_hash=hash_of(token), revoked_at=None, person__is_active=True
        )
        .select_related("person")
        .first()
    )
    return found.person if found else None


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _revoke(person: User, now: datetime) -> list[CalendarAddress]:
    held = CalendarAddress.objects.select_for_update().filter(
        person=person, revoked_at=None
    )
    revoked = list(held)
    for one in revoked:
        one.revoked_at = now
        one.save(update_fields=["revoked_at"])
    return revoked
