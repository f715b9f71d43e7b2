"""The lists of requests, awards, tranches and payment orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ...enums import AwardState, DisbursementState
from ...models import (
    AllocationRequest,
    Award,
    BudgetLine,
    Disbursement,
    PaymentBatch,
    Tranche,
)
from .conditions import Facts, Standing
from .money import Funnel, funnels


@dataclass(frozen=True)
class Asked:
    """One request, and how far its money is."""

    request: AllocationRequest
    award: Award | None
    funnel: Funnel


@dataclass(frozen=True)
class Awarded:
    """One award, and how far its money is."""

    award: Award
    funnel: Funnel


@dataclass(frozen=True)
class Due:
    """One tranche, and how its condition stands."""

    tranche: Tranche
    standing: Standing


def requests_of(state: str = "") -> QuerySet[AllocationRequest]:
    """Requests with what their row shows."""
    found = AllocationRequest.objects.select_related(
        "dossier", "budget_line__programme", "initiative", "requester", "award"
    )
    return found.filter(state=state) if state else found


def with_funnels(requests: list[AllocationRequest]) -> list[Asked]:
    """Each with its money: one query more, however many there are."""
    awards = {one.pk: getattr(one, "award", None) for one in requests}
    found = funnels(awards, [award.pk for award in awards.values() if award])
    return [
        Asked(
            one,
            award := awards[one.pk],
            found.get(
                f"a{award.pk}" if award else "", found.get(f"r{one.pk}", Funnel())
            ),
        )
        for one in requests
    ]


def awards_of(state: str = "", line: int | None = None) -> QuerySet[Award]:
    """Awards with what their row shows."""
    found = Award.objects.select_related("budget_line__programme", "initiative")
    if state:
        found = found.filter(state=state)
    return found.filter(budget_line=line) if line else found


def with_money(awards: list[Award]) -> list[Awarded]:
    """Each with its money: one query more, however many there are."""
    found = funnels([], [one.pk for one in awards])
    return [Awarded(one, found.get(f"a{one.pk}", Funnel())) for one in awards]


def awarded_lines() -> QuerySet[BudgetLine]:
    """Lines from which something was awarded or prepared."""
    return (
        BudgetLine.objects.filter(awards__isnull=False)
        .select_related("programme")
        .distinct()
    )


def calendar(state: str, condition: str, day: date) -> list[Due]:
    """Tranches by the day they are planned on, with their conditions as of now."""
    found = (
        Tranche.objects.exclude(award__state=AwardState.PREPARED)
        .select_related("award__budget_line__programme", "standard")
        .order_by("planned_on", "award_id", "position")
    )
    if state:
        found = found.filter(state=state)
    if condition:
        found = found.filter(condition=condition)
    return judged(list(found), day)


def judged(tranches: list[Tranche], day: date) -> list[Due]:
    """Each with how its condition stands: three queries for all."""
    facts = Facts(tranches, day)
    return [Due(one, facts.standing(one)) for one in tranches]


def ready_payments() -> QuerySet[Disbursement]:
    """What may go into the next order to the bank."""
    return (
        Disbursement.objects.filter(state=DisbursementState.READY, batch=None)
        .select_related("tranche__award", "municipality")
        .order_by("id")
    )


def batches() -> QuerySet[PaymentBatch]:
    """Orders without their file."""
    return PaymentBatch.objects.defer("content")
