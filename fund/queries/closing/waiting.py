"""The point of the checklist about four eyes: what waits for a second person."""

from __future__ import annotations

from collections.abc import Iterator

from ...enums import AwardState, TrancheState
from ...models import (
    Award,
    FiscalYear,
    FundDecision,
    OtherIncome,
    PaymentBatch,
    Tranche,
)
from .point import Open, Point, point


def nothing_waits(year: FiscalYear) -> Point:
    return point(
        "tweede-persoon",
        "Niets wacht op een tweede beheerder",
        good="Alles van dit jaar is door een tweede beheerder nagelezen.",
        bad="Er wacht nog iets op een tweede beheerder.",
        todo="Laat een tweede beheerder dit nalezen en goedkeuren, of trek het in.",
        found=list(_waiting(year)),
    )


def _waiting(year: FiscalYear) -> Iterator[Open]:
    decisions = FundDecision.objects.filter(year=year, confirmed_at=None)
    income = OtherIncome.objects.filter(year=year, approved_at=None)
    awards = Award.objects.filter(budget_line__year=year, state=AwardState.PREPARED)
    tranches = Tranche.objects.filter(
        award__budget_line__year=year,
        state=TrancheState.PLANNED,
        proposed_at__isnull=False,
        approved_at=None,
    ).select_related("award")
    batches = PaymentBatch.objects.filter(execute_on__year=year.pk, approved_at=None)
    for waiting in (decisions, income, awards, tranches, batches):
        for one in waiting.order_by("id"):
            yield Open(one.subject_label, one.subject_key)
