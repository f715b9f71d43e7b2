"""Giving people what the portal keeps about them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from journal.domain.entries import record
from samenorganiseren.shared.personal_data import everything_about

from ..models import User


def export(*, user: User, now: datetime) -> dict[str, Any]:
    """All of it, from every part of the portal; the journal tells that it was asked."""
    kept = everything_about(user)
    record("accounts.own_data_exported", subject=user, by=user, at=now)
    return {"Gemaakt op": now.isoformat(), **kept}
