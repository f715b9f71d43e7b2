"""What to look at before approving: each municipality beside last year, the strange
ones first, and what rounding did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from municipalities.models import Municipality

from ...enums import RateMode, RunKind, RunState
from ...models import Contribution, ContributionRate, ContributionRun
from ...rules.contributions import Price, exact_micros
from ...rules.money import MICROS_PER_CENT
from .runs import rates_of

# A municipality is looked at when it changes so much more or less than all together.
STRANGE_POINTS = 5
APPROVED = (RunState.APPROVED, RunState.INVOICED)


@dataclass(frozen=True)
class Compared:
    """What one municipality owes, and what it owed last year; all in cents."""

    municipality: Municipality
    now_cents: int
    # Nothing where it owed nothing last year.
    last_cents: int | None
    is_strange: bool
    # Hundredths of a percent.
    change_bp: int | None

    @property
    def difference_cents(self) -> int:
        return self.now_cents - (self.last_cents or 0)

    @property
    def change(self) -> str:
        """+3,1% or -0,4%"""
        if self.change_bp is None:
            return ""
        tenths = _divided_half_up(abs(self.change_bp), 10)
        sign = "-" if self.change_bp < 0 else "+"
        return f"{sign if tenths else ''}{tenths // 10},{tenths % 10}%"


@dataclass(frozen=True)
class Rounded:
    """What one rate comes to, and what it would be without rounding."""

    rate: ContributionRate
    total_cents: int
    exact_micros: int

    @property
    def difference_micros(self) -> int:
        return self.total_cents * MICROS_PER_CENT - self.exact_micros


def compared(run: ContributionRun) -> list[Compared]:
    """Every municipality, with those to look at first."""
    now = _owed(Contribution.objects.filter(run=run))
    last = last_year(run)
    whole_bp = _change(
        sum(cents for one, cents in now.items() if one in last),
        sum(last[one] for one in now if one in last),
    )
    municipalities = Municipality.objects.in_bulk(now.keys() | last.keys())
    rows = [
        _row(municipalities[one], now.get(one, 0), last.get(one), whole_bp)
        for one in municipalities
    ]
    return sorted(rows, key=lambda row: (not row.is_strange, row.municipality.sort_key))


def last_year(run: ContributionRun) -> dict[int, int]:
    """What each municipality owed in the year before, corrections and all."""
    return _owed(
        Contribution.objects.filter(run__year=run.year_id - 1, run__state__in=APPROVED)
    )


def rounded(run: ContributionRun) -> list[Rounded]:
    """Per rate: the sum of what was rounded, beside the exact amount."""
    totals = dict(
        Contribution.objects.filter(run=run)
        .order_by()
        .values_list("rate")
        .annotate(Sum("amount_cents"))
    )
    people = {"": run.snapshot.inhabitants_total}
    return [
        Rounded(rate, totals[rate.pk], exact_micros(_price(rate), people))
        for rate in rates_of(run.year)
        if rate.pk in totals
    ]


def corrections_of(run: ContributionRun) -> QuerySet[ContributionRun]:
    """What was corrected afterwards."""
    return ContributionRun.objects.filter(
        Q(corrects=run), kind=RunKind.CORRECTION
    ).order_by("id")


def _price(rate: ContributionRate) -> Price:
    return Price(RateMode(rate.mode), rate.rate_micros or 0, rate.total_cents or 0)


def _owed(lines: QuerySet[Contribution]) -> dict[int, int]:
    rows: Iterable[tuple[int, int]] = (
        lines.order_by().values_list("municipality").annotate(Sum("amount_cents"))
    )
    return dict(rows)


def _row(
    municipality: Municipality, now: int, last: int | None, whole_bp: int | None
) -> Compared:
    change = None if last is None else _change(now, last)
    # Without a year before there is nothing to be strange beside.
    is_strange = whole_bp is not None and (
        change is None or abs(change - whole_bp) >= STRANGE_POINTS * 100
    )
    return Compared(municipality, now, last, is_strange, change)


def _change(now: int, last: int) -> int | None:
    """In hundredths of a percent, of whole cents."""
    return None if last <= 0 else _divided_half_up((now - last) * 10_000, last)


def _divided_half_up(part: int, whole: int) -> int:
    return (2 * part + whole) // (2 * whole)
