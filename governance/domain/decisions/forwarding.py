"""Bringing a dossier from one body to the next: the same text, with its advice."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import BodyKind, Stage
from ...models import Advice, Dossier
from ...queries.decisions.advices import last_version, standing_advice
from ...rules.dossiers import may_handle
from ..stages import lock, move


class AdviceMissing(DomainError):
    """The body before has not said anything about this text."""

    def __init__(self, kind: BodyKind) -> None:
        super().__init__(
            f"Er is over deze versie geen vastgesteld advies: {kind.label}. "
            "Zonder dat advies gaat het dossier niet verder."
        )


@transaction.atomic
def to_college(*, dossier: Dossier, by: User, now: datetime) -> Dossier:
    """The Taskforce's advice stands; the College van Dienstverleningszaken is next."""
    return _forward(dossier, BodyKind.TASKFORCE, Stage.COLLEGE, by=by, now=now)


@transaction.atomic
def to_board(*, dossier: Dossier, by: User, now: datetime) -> Dossier:
    """The College's advice stands; the VNG-bestuur decides."""
    return _forward(dossier, BodyKind.COLLEGE, Stage.BOARD, by=by, now=now)


def _forward(
    dossier: Dossier, advised_by: BodyKind, to: Stage, *, by: User, now: datetime
) -> Dossier:
    dossier = lock(dossier)
    require(may_handle(by, dossier))
    advice = standing_advice(dossier, advised_by, last_version(dossier))
    if advice is None:
        raise AdviceMissing(advised_by)
    return move(dossier, to, by=by, now=now, payload=_travels(advice))


def _travels(advice: Advice) -> dict[str, str]:
    """What goes along: the advice, and the fingerprint of the text."""
    return {
        "advies": advice.number,
        "adviesSha256": advice.sha256,
        "versieSha256": advice.version.sha256,
    }
