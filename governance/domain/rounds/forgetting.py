"""Removing what members kept and never sent, once its term has passed."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from samenorganiseren.shared.retention import term_of

from ...enums import RoundState
from ...models import PositionDraft


def forget_old_drafts(*, now: datetime) -> int:
    """Remove drafts that were last kept, and whose round was closed, longer ago than
    the term; while a round can still be answered they stay. How many there were."""
    limit = now - term_of("unsent")
    over = PositionDraft.objects.filter(
        Q(seat__round__closed_at__lt=limit)
        | Q(seat__round__state=RoundState.CANCELLED),
        changed_at__lt=limit,
    )
    return over.delete()[0]
