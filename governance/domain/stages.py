"""Bringing a dossier from one stage to the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.errors import Conflict

from ..enums import EventVisibility, Stage
from ..models import Dossier
from ..rules.dossiers import PUBLIC_FROM
from ..rules.stages import steps_from
from .events import add_event

STEP = "fase-gewijzigd"


class NoSuchStep(Conflict):
    """From where the dossier stands, nothing leads there."""

    def __init__(self, dossier: Dossier, to: Stage) -> None:
        super().__init__(
            f"Dit dossier staat op “{dossier.get_stage_display()}”. "
            f"Van daar kan het niet naar “{to.label}”. Ververs de pagina."
        )


def lock(dossier: Dossier) -> Dossier:
    """Read it anew, and keep others from moving it until the transaction ends."""
    return Dossier.objects.locked().get(pk=dossier.pk)


def move(
    dossier: Dossier,
    to: Stage,
    *,
    by: Actor,
    now: datetime,
    payload: Mapping[str, Any] | None = None,
    visibility: EventVisibility = EventVisibility.PUBLIC,
) -> Dossier:
    """Take one step with a locked dossier: event, stage and journal.

    Whether somebody may, and whether the step's own guards hold, the calling verb
    has judged. Raises NoSuchStep where the procedure has no such step.
    """
    if to not in steps_from(dossier.stage) or _is_still_held(dossier):
        raise NoSuchStep(dossier, to)
    before = dossier.stage
    event = add_event(
        STEP,
        dossier=dossier,
        by=by,
        now=now,
        payload={**(payload or {}), "van": str(before), "naar": str(to)},
        visibility=visibility,
    )
    dossier.stage = to
    dossier.stage_since = dossier.changed_at = now
    dossier.stage_event = event.sequence
    if dossier.public_since is None and to in PUBLIC_FROM:
        dossier.public_since = now
    dossier.save(
        update_fields=[
            "stage",
            "stage_since",
            "stage_event",
            "changed_at",
            "held_from",
            "held_until",
            "public_since",
            "number",
            "year",
            "sequence",
        ]
    )
    record(
        "governance.dossier_moved",
        subject=dossier,
        by=by,
        at=now,
        details={"van": str(before), "naar": str(to)},
    )
    return dossier


def _is_still_held(dossier: Dossier) -> bool:
    """Who leads it on from being on hold, takes away first what holds it."""
    return dossier.stage == Stage.ON_HOLD and dossier.held_from != ""
