"""Reading what was decided about the fund."""

from __future__ import annotations

from django.db.models import BooleanField, ExpressionWrapper, Q

from governance.enums import BodyKind

from ...enums import FundDecisionKind
from ...models import FiscalYear, FundDecision, FundDecisionQuerySet


def decisions() -> FundDecisionQuerySet:
    """All of them, with what their names need; those that wait come first."""
    found = FundDecision.objects.select_related(
        "body__organisation", "year", "programme"
    )
    waits = ExpressionWrapper(Q(confirmed_at=None), BooleanField())
    return found.order_by(waits.desc(), "-decided_on", "-id")


def budget_decisions(year: FiscalYear) -> FundDecisionQuerySet:
    """Confirmed decisions of the members on the jaarplan of this year."""
    return _of_members(year).filter(kind=FundDecisionKind.BUDGET)


def rate_decisions(year: FiscalYear) -> FundDecisionQuerySet:
    """Confirmed decisions of the members on what inhabitants pay in this year."""
    return _of_members(year).filter(kind=FundDecisionKind.RATE)


def _of_members(year: FiscalYear) -> FundDecisionQuerySet:
    return FundDecision.objects.confirmed().filter(
        year=year, body__kind=BodyKind.MEMBERS
    )
