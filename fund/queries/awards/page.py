"""What the page of one award shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...enums import AwardState
from ...models import AccountabilityReport, Award, AwardShare, Entry
from .lists import Due, judged
from .money import Funnel, funnel_of


@dataclass(frozen=True)
class AwardPage:
    """Its plan, its money, its entries and its reports."""

    due: list[Due]
    shares: list[AwardShare]
    funnel: Funnel
    entries: list[Entry]
    reports: list[AccountabilityReport]
    # What was paid and not spent, once it is settled.
    claim_cents: int
    # What is not divided over tranches yet.
    left_cents: int


def page_of_award(award: Award, day: date) -> AwardPage:
    """A fixed number of queries."""
    tranches = list(award.tranches.select_related("award", "standard"))
    funnel = funnel_of(award)
    is_closed = award.state in (AwardState.SETTLED, AwardState.RELEASED)
    return AwardPage(
        due=judged(tranches, day),
        shares=list(award.shares.select_related("standard")),
        funnel=funnel,
        entries=entries_of(award),
        reports=list(award.reports.all()),
        claim_cents=funnel.paid if is_closed else 0,
        left_cents=award.amount_cents - sum(one.amount_cents for one in tranches),
    )


def entries_of(award: Award) -> list[Entry]:
    """Every entry that touches a pot of this award, or its request's, oldest first."""
    touched = Entry.objects.filter(lines__account__award=award)
    if award.request_id:
        touched = touched | Entry.objects.filter(
            lines__account__request=award.request_id
        )
    return list(touched.distinct().order_by("id"))
