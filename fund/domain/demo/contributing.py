"""The contributions of a year: frozen, computed, approved by another, and invoiced."""

from __future__ import annotations

from datetime import date, datetime

from ...models import ContributionRun, FiscalYear, Invoice
from ..contributions.approving import approve
from ..contributions.computing import compute
from ..contributions.preparing import prepare
from ..invoices.running import issue_run
from .acting import FundStage


def ask(
    stage: FundStage, year: FiscalYear, *, population_year: int, at: datetime
) -> list[Invoice]:
    """All at one moment; gives the invoices in the order of the municipal codes."""
    run = computed(stage, year, population_year=population_year, at=at)
    run = approve(run=run, seen=run.sha256, by=stage.second, now=at)
    made = issue_run(run=run, by=stage.first, now=at)
    found = Invoice.objects.filter(pk__in=[one.pk for one in made])
    return list(found.select_related("municipality").order_by("municipality__code"))


def computed(
    stage: FundStage, year: FiscalYear, *, population_year: int, at: datetime
) -> ContributionRun:
    """A dry run, for a second person."""
    run = prepare(
        year=year,
        population_year=population_year,
        reference_on=date(year.pk, 1, 1),
        by=stage.first,
        now=at,
    )
    return compute(run=run, by=stage.first, now=at)
