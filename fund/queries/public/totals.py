"""The totals of a year: ceilings and where each euro of them stands.

Without a day from the balances of accounts, which is all that is booked; with a day
from the lines that were booked until then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from ...enums import BUDGET_KINDS, AccountKind, ProgrammeKind
from ...models import Account, BudgetLine

# Of a line to an account of the ceiling; in the order in which money moves.
STAGES = (
    AccountKind.AVAILABLE,
    AccountKind.RESERVED,
    AccountKind.COMMITTED,
    AccountKind.PAID,
    AccountKind.JUSTIFIED,
)


@dataclass(frozen=True)
class Funnel:
    """Where the money of a ceiling stands; every cent stands in one place."""

    ceiling: int = 0
    available: int = 0
    reserved: int = 0
    committed: int = 0
    paid: int = 0
    justified: int = 0

    def __add__(self, other: Funnel) -> Funnel:
        both = zip(astuple(self), astuple(other), strict=True)
        return Funnel(*(one + another for one, another in both))

    @property
    def stages(self) -> tuple[int, ...]:
        """Available, reserved, committed, paid and justified."""
        return astuple(self)[1:]

    @property
    def spent(self) -> int:
        """Paid or further."""
        return self.paid + self.justified

    @property
    def awarded(self) -> int:
        """Committed or further."""
        return self.committed + self.spent


@dataclass(frozen=True)
class LineTotals:
    """One budget line."""

    line: BudgetLine
    funnel: Funnel

    @property
    def name(self) -> str:
        return self.line.programme.name


@dataclass(frozen=True)
class KindTotals:
    """All budget lines of one kind."""

    kind: ProgrammeKind
    funnel: Funnel

    @property
    def name(self) -> str:
        return self.kind.label.capitalize()


def lines_of(year: int, day: date | None = None) -> list[LineTotals]:
    """Every budget line of a year, also those without money; in two queries."""
    known = _by_line(year, day)
    lines = BudgetLine.objects.filter(year=year).select_related("programme")
    return [
        LineTotals(line, known.get(line.pk, Funnel()))
        for line in lines.order_by("programme__name")
    ]


def by_kind(lines: Iterable[LineTotals]) -> list[KindTotals]:
    """Structural, multi-year and short-cycle, also where there is none."""
    sums = {kind: Funnel() for kind in ProgrammeKind}
    for one in lines:
        kind = ProgrammeKind(one.line.programme.kind)
        sums[kind] = sums[kind] + one.funnel
    return [KindTotals(kind, funnel) for kind, funnel in sums.items()]


def whole(lines: Iterable[LineTotals]) -> Funnel:
    """All lines together."""
    return sum((one.funnel for one in lines), Funnel())


def _by_line(year: int, day: date | None) -> dict[int, Funnel]:
    kinds = (AccountKind.CEILING, *STAGES)
    found: dict[int, dict[str, int]] = {}
    accounts = Account.objects.filter(kind__in=BUDGET_KINDS, budget_line__year=year)
    for line, kind, cents in (
        accounts.order_by()
        .values_list("budget_line", "kind")
        .annotate(cents=_held(day))
    ):
        found.setdefault(line, {})[kind] = cents
    return {
        line: Funnel(*(held.get(kind, 0) for kind in kinds))
        for line, held in found.items()
    }


def _held(day: date | None) -> Coalesce:
    """What accounts hold, in their own direction."""
    if day is None:
        return Coalesce(Sum("balance_cents"), 0)
    until = Q(lines__entry__booked_on__lte=day)
    booked = Sum(F("direction") * F("lines__amount_cents"), filter=until)
    return Coalesce(booked, 0)
