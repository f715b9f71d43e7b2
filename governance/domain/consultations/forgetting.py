"""Removing what people kept and never sent, once its term has passed."""

from __future__ import annotations

from datetime import datetime

from samenorganiseren.shared.retention import term_of

from ...models import ResponseDraft


def forget_old_drafts(*, now: datetime) -> int:
    """Remove drafts that were last kept, and whose consultation was closed, longer ago
    than the term; while it is open they stay. How many there were."""
    limit = now - term_of("unsent")
    over = ResponseDraft.objects.filter(
        consultation__closed_at__lt=limit, changed_at__lt=limit
    )
    return over.delete()[0]
