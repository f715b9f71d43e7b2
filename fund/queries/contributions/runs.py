"""Reading contribution runs: which there are, and what each municipality owes."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from municipalities.models import Municipality, MunicipalityQuerySet, Population

from ...enums import RunKind
from ...models import Contribution, ContributionRate, ContributionRun, FiscalYear


def years_with_runs() -> QuerySet[FiscalYear]:
    """All years, each with where its contributions stand and what they come to."""
    regular = ContributionRun.objects.filter(year=OuterRef("pk"), kind=RunKind.REGULAR)
    return FiscalYear.objects.annotate(
        run_state=Subquery(regular.values("state")[:1]),
        run_total=Subquery(regular.values("total_cents")[:1]),
        run_count=Subquery(regular.values("contribution_count")[:1]),
    )


def runs_of(year: FiscalYear) -> QuerySet[ContributionRun]:
    """The contributions of a year, and then its corrections."""
    return ContributionRun.objects.filter(year=year).order_by("id")


def rates_of(year: FiscalYear) -> QuerySet[ContributionRate]:
    """What the members decided, with the names that it needs."""
    rates = ContributionRate.objects.filter(year=year)
    return rates.select_related("programme", "decision")


def lines_of(run: ContributionRun) -> QuerySet[Contribution]:
    """Every line of a run, by name, with what it takes to read it."""
    lines = Contribution.objects.filter(run=run).select_related(
        "municipality", "basis", "rate__programme"
    )
    return lines.order_by("municipality__sort_key", "rate__programme__name", "id")


def owing(run: ContributionRun) -> MunicipalityQuerySet:
    """Who owes something in this run."""
    owe = Contribution.objects.filter(run=run).values("municipality")
    return Municipality.objects.filter(pk__in=owe).by_name()


def ended_in_year(run: ContributionRun) -> MunicipalityQuerySet:
    """Who owes something, and went over into another in the middle of the year."""
    year = run.year_id
    return owing(run).filter(
        valid_to__gt=date(year, 1, 1), valid_to__lt=date(year + 1, 1, 1)
    )


def population_years() -> list[int]:
    """Years of which there are inhabitants, the last one first."""
    years = Population.objects.order_by("-year").values_list("year", flat=True)
    return list(years.distinct())
