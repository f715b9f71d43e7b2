"""Ending sessions: one's own, or all of somebody whose account is disabled."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from journal.domain.entries import record
from samenorganiseren.shared.verdicts import allowed_if, require

from ..models import User


@transaction.atomic
def end(*, session: UserSession, by: User, now: datetime) -> None:
    """End one session; only one's own."""
    require(allowed_if(session.user_id == by.pk, "Dit is niet uw sessie."))
    forget(session_key=session.session_key)
    record("accounts.session_ended", subject=by, by=by, at=now)


@transaction.atomic
def end_others(*, user: User, current: str | None, now: datetime) -> int:
    """End all sessions but this one; says how many."""
    ended = end_all(user=user, but=current)
    if ended:
        record(
            "accounts.sessions_ended",
            subject=user,
            by=user,
            at=now,
            details={"count": ended},
        )
    return ended


def end_all(*, user: User, but: str | None = None) -> int:
    """Throw all sessions of this person away, but perhaps one."""
    keys = UserSession.objects.filter(user=user).exclude(session_key=but or "")
    found = list(keys.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=found).delete()
    UserSession.objects.filter(session_key__in=found).delete()
    return len(found)


def forget(*, session_key: str | None) -> None:
    """Throw this session away."""
    Session.objects.filter(session_key=session_key or "").delete()
    UserSession.objects.filter(session_key=session_key or "").delete()
