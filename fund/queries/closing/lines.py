"""What is left on the budget lines of a year, and what was carried over."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, Sum

from ...enums import AccountKind, AwardState, FundDecisionKind
from ...models import (
    Account,
    Award,
    BudgetLine,
    CarryOver,
    FiscalYear,
    FundDecision,
)

IN_USE = [AccountKind.RESERVED, AccountKind.COMMITTED]


@dataclass(frozen=True)
class Left:
    """One line: what may still be carried over, and what runs on where it is."""

    line: BudgetLine
    available_cents: int
    in_use_cents: int
    carried_cents: int


def left_on(year: FiscalYear) -> list[Left]:
    lines = (
        BudgetLine.objects.filter(year=year)
        .select_related("programme", "year")
        .order_by("programme__name")
    )
    held: dict[int, dict[str, int | None]] = {
        row["budget_line"]: row
        for row in Account.objects.filter(budget_line__year=year)
        .order_by()
        .values("budget_line")
        .annotate(
            available=Sum("balance_cents", filter=Q(kind=AccountKind.AVAILABLE)),
            in_use=Sum("balance_cents", filter=Q(kind__in=IN_USE)),
        )
    }
    carried = dict(
        CarryOver.objects.filter(from_line__year=year)
        .order_by()
        .values_list("from_line")
        .annotate(sum=Sum("amount_cents"))
    )
    return [
        Left(
            line,
            held.get(line.pk, {}).get("available") or 0,
            held.get(line.pk, {}).get("in_use") or 0,
            carried.get(line.pk, 0),
        )
        for line in lines
    ]


@dataclass(frozen=True)
class Promised:
    """An award that still has to get something from a line of this year."""

    award: Award
    cents: int


def promised_in(year: FiscalYear) -> list[Promised]:
    """What may be carried over by award, by their numbers."""
    pots = Account.objects.filter(
        kind=AccountKind.COMMITTED,
        budget_line__year=year,
        balance_cents__gt=0,
        award__state=AwardState.APPROVED,
    ).select_related("award")
    return [
        Promised(pot.award, pot.balance_cents)
        for pot in pots.order_by("award__number")
        if pot.award is not None
    ]


def decisions_for(line: BudgetLine) -> list[FundDecision]:
    """The confirmed decisions by which this line may be carried over."""
    return list(
        FundDecision.objects.confirmed()
        .filter(
            kind=FundDecisionKind.CARRY_OVER,
            year=line.year_id,
            programme=line.programme_id,
            limit_cents__isnull=False,
        )
        .order_by("-decided_on", "-id")
    )
