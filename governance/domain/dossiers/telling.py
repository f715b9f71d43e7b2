"""Asking for a notice to whoever proposed it."""

from __future__ import annotations

from journal.domain.outbox import enqueue

from ...models import Dossier


def tell_proposer(dossier: Dossier, sentence: str) -> None:
    """Once for the event that was added last."""
    enqueue(
        "governance.announce_step",
        deduplication_key=f"governance.announce_step:{dossier.pk}:{dossier.event_count}",
        subject_key=dossier.subject_key,
        dossier_id=dossier.pk,
        event=dossier.event_count,
        sentence=sentence,
    )
