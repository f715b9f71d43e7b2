"""Where a run stands, and who waits for whom."""

from __future__ import annotations

from samenorganiseren.shared.errors import DomainError

from ...enums import RunKind, RunState, YearState
from ...models import ContributionRun, FiscalYear

APPROVED = (RunState.APPROVED, RunState.INVOICED)


class RunRefused(DomainError):
    """The run cannot take this step."""


def lock_year(year: FiscalYear) -> FiscalYear:
    """Hold the year: setting a rate, preparing, computing and approving take turns."""
    return FiscalYear.objects.select_for_update().get(pk=year.pk)


def require_year_open(year: FiscalYear) -> None:
    """Raises RunRefused where the year was closed."""
    if year.state != YearState.OPEN:
        raise RunRefused(f"Boekjaar {year} is gesloten. Kies een open jaar.")


def lock(run: ContributionRun) -> ContributionRun:
    """Read it anew and hold it, its year first."""
    lock_year(run.year)
    held = ContributionRun.objects.select_for_update(of=("self",))
    found = held.select_related("year", "snapshot").filter(pk=run.pk).first()
    if found is None:
        raise RunRefused("Deze correctie is al ingetrokken.")
    return found


def require_open(run: ContributionRun) -> None:
    """Raises RunRefused where it was approved, or its year was closed."""
    require_year_open(run.year)
    if run.state in APPROVED:
        raise RunRefused(
            f"Deze bijdragen zijn al goedgekeurd door {run.approved_by_label} en "
            "veranderen niet meer. Maak een correctie als er iets niet klopt."
        )


def clear(run: ContributionRun) -> None:
    """Nothing is computed any more."""
    run.contributions.all().delete()
    run.state, run.sha256, run.computed_at = RunState.DRAFT, "", None
    run.contribution_count = run.total_cents = 0


def regular(year: FiscalYear) -> ContributionRun | None:
    """The contributions of the year itself, held."""
    held = ContributionRun.objects.select_for_update(of=("self",))
    return held.filter(year=year, kind=RunKind.REGULAR).first()
