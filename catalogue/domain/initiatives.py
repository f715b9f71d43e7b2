"""How far an initiative is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.verdicts import require

from ..enums import InitiativePhase
from ..models import Initiative
from ..rules import editing as rules


@transaction.atomic
def update_phase(
    *, initiative: Initiative, phase: InitiativePhase, by: User, now: datetime
) -> Initiative:
    """The lead municipality or an editor says how far it is now."""
    initiative = Initiative.objects.select_for_update(of=("self",)).get(
        pk=initiative.pk
    )
    require(rules.may_update_phase(by, initiative))
    if initiative.phase == phase:
        return initiative
    before, initiative.phase, initiative.changed_at = initiative.phase, phase, now
    initiative.save(update_fields=["phase", "changed_at"])
    record(
        "catalogue.phase_updated",
        subject=initiative,
        by=by,
        at=now,
        details={"from": before, "to": phase},
    )
    return initiative
