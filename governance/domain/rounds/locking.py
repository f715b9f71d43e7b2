"""Locks of a round, always in the same order: the dossier, then rounds by number."""

from __future__ import annotations

from ...models import Dossier, Round
from .. import stages


def lock(round: Round) -> tuple[Round, Dossier]:
    """Nobody opens, closes or cancels it, or takes a position, until this
    transaction ends."""
    dossier = stages.lock(round.dossier)
    locked = Round.objects.locked().with_names().get(pk=round.pk)
    return locked, dossier
