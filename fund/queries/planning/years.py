"""What a year may cost, how much of it is spoken for, and what comes in beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet, Sum

from ...enums import AccountKind, ProgrammeKind
from ...models import Account, BudgetLine, FiscalYear, FundDocument, OtherIncome

SPOKEN_FOR = (
    AccountKind.RESERVED,
    AccountKind.COMMITTED,
    AccountKind.PAID,
    AccountKind.JUSTIFIED,
)


@dataclass(frozen=True)
class LineStand:
    """A budget line with its ceiling and what is still available, in cents."""

    line: BudgetLine
    ceiling_cents: int
    available_cents: int

    @property
    def used_cents(self) -> int:
        return self.ceiling_cents - self.available_cents


@dataclass(frozen=True)
class Ceiling:
    """All lines of one kind of programme together."""

    kind: ProgrammeKind
    lines: list[LineStand] = field(default_factory=list)

    @property
    def ceiling_cents(self) -> int:
        return sum(line.ceiling_cents for line in self.lines)

    @property
    def available_cents(self) -> int:
        return sum(line.available_cents for line in self.lines)

    @property
    def used_cents(self) -> int:
        return self.ceiling_cents - self.available_cents


def years() -> QuerySet[FiscalYear]:
    """All years with their sum of ceilings and whether contributions were approved."""
    return FiscalYear.objects.annotate(
        ceiling_cents=Sum(
            "budget_lines__accounts__balance_cents",
            filter=Q(budget_lines__accounts__kind=AccountKind.CEILING),
            default=0,
        ),
        line_count=Count("budget_lines", distinct=True),
    )


def ceilings(year: FiscalYear) -> list[Ceiling]:
    """Structural, multi-year and short-cycle, each with its lines."""
    lines = BudgetLine.objects.filter(year=year).select_related("programme", "decision")
    held = dict(
        Account.objects.filter(
            budget_line__year=year,
            kind__in=(AccountKind.CEILING, AccountKind.AVAILABLE),
        ).values_list("code", "balance_cents")
    )
    found = {kind: Ceiling(kind) for kind in ProgrammeKind}
    for line in lines:
        stand = LineStand(
            line, held.get(f"9000.b{line.pk}", 0), held.get(f"9010.b{line.pk}", 0)
        )
        found[ProgrammeKind(line.programme.kind)].lines.append(stand)
    return list(found.values())


def income_of(year: FiscalYear) -> QuerySet[OtherIncome]:
    """Other income of a year, approved or not."""
    return OtherIncome.objects.filter(year=year)


def documents_of(year: FiscalYear) -> QuerySet[FundDocument]:
    """What was published about a year, without the files themselves."""
    return FundDocument.objects.filter(year=year).defer("content")
