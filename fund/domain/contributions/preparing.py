"""Beginning the contributions of a year: which municipalities, how many people."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.verdicts import require

from ...models import ContributionRun, FiscalYear
from ...rules.access import may_administer
from .runs import (
    RunRefused,
    clear,
    lock_year,
    regular,
    require_open,
    require_year_open,
)
from .snapshots import freeze


@transaction.atomic
def prepare(
    *,
    year: FiscalYear,
    population_year: int,
    reference_on: date,
    by: User,
    now: datetime,
) -> ContributionRun:
    """Freeze the figures for the contributions of a year. Again with other figures, as
    long as nothing is approved: what was computed before no longer counts."""
    year = lock_year(year)
    require(may_administer(by))
    require_year_open(year)
    if reference_on.year != year.pk:
        raise RunRefused(f"De peildatum moet in {year} liggen.")
    run = _regular(year)
    run.snapshot = freeze(
        population_year=population_year, reference_on=reference_on, by=by, now=now
    )
    run.prepared_by, run.prepared_at = by, now
    run.prepared_by_label = by.actor_label[:200]
    run.save()
    record(
        "fund.run_prepared",
        subject=run,
        by=by,
        at=now,
        details={"inwoners_van": population_year, "peilstand": run.snapshot.sha256},
    )
    return run


def _regular(year: FiscalYear) -> ContributionRun:
    run = regular(year)
    if run is None:
        return ContributionRun(year=year)
    require_open(run)
    clear(run)
    return run
