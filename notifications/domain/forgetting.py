"""Removing notices when their term has passed."""

from __future__ import annotations

from datetime import datetime

from samenorganiseren.shared.retention import term_of

from ..models import Notice


def forget_old_notices(*, now: datetime) -> int:
    """Remove notices older than their term, read or not. How many there were."""
    return Notice.objects.filter(created_at__lt=now - term_of("notice")).delete()[0]
