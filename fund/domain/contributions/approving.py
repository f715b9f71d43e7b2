"""A second person approves what was computed, and what that person looked at."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import Conflict
from samenorganiseren.shared.verdicts import require

from ...enums import RunState
from ...models import ContributionRun
from ...rules.access import may_approve
from .computing import fingerprint
from .runs import APPROVED, RunRefused, lock, require_open

COMPUTED_AGAIN = (
    "De bijdragen zijn opnieuw berekend nadat u ze bekeek. Er is niets goedgekeurd. "
    "Bekijk ze opnieuw en keur ze dan goed."
)


@transaction.atomic
def approve(
    *, run: ContributionRun, seen: str, by: User, now: datetime
) -> ContributionRun:
    """From now on this is what every municipality owes, and it changes no more.

    `seen` is the fingerprint on the page that was looked at. A second press by the same
    person changes nothing.
    """
    run = lock(run)
    if run.state in APPROVED and (run.approved_by_id, run.sha256) == (by.pk, seen):
        return run
    require(may_approve(by, run.prepared_by_id))
    require_open(run)
    if run.state != RunState.COMPUTED:
        raise RunRefused("Deze bijdragen zijn nog niet berekend. Bereken ze eerst.")
    if seen != run.sha256 or fingerprint(run, run.contributions.all()) != seen:
        raise Conflict(COMPUTED_AGAIN)
    run.state, run.approved_by, run.approved_at = RunState.APPROVED, by, now
    run.approved_by_label = by.actor_label[:200]
    run.save(update_fields=["state", "approved_by", "approved_by_label", "approved_at"])
    record(
        "fund.run_approved",
        subject=run,
        by=by,
        at=now,
        details={"cent": run.total_cents, "sha256": run.sha256},
    )
    return run
