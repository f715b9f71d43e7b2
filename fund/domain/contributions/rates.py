"""What the members decided that a programme costs."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from governance.enums import BodyKind
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import FundDecisionKind, RateMode
from ...models import (
    ContributionRate,
    FiscalYear,
    FundDecision,
    Programme,
)
from ...rules.access import may_administer
from ...rules.contributions import Price
from .runs import APPROVED, clear, lock_year, regular, require_year_open


class RateRefused(DomainError):
    """This rate cannot be written down."""


@transaction.atomic
def set_rate(
    *,
    year: FiscalYear,
    programme: Programme,
    decision: FundDecision,
    price: Price,
    by: User,
    now: datetime,
) -> ContributionRate:
    """The rate or the amount of a programme in a year; or another one, as long as no
    approved run uses it. What was computed with the one before no longer counts."""
    year = lock_year(year)
    require(may_administer(by))
    require_year_open(year)
    _require_decided(decision, year)
    _require_price(price)
    rate = _rate(year, programme)
    rate.decision, rate.mode = decision, price.mode
    is_rate = price.mode == RateMode.RATE
    rate.rate_micros = price.rate_micros if is_rate else None
    rate.total_cents = None if is_rate else price.total_cents
    rate.entered_by_label, rate.entered_at = by.actor_label[:200], now
    rate.save()
    record(
        "fund.rate_set",
        subject=rate,
        by=by,
        at=now,
        details={"wijze": str(price.mode), "besluit": decision.number},
    )
    return rate


def _rate(year: FiscalYear, programme: Programme) -> ContributionRate:
    """The rate that is there, or a new one; what was computed with it is a draft again."""
    run = regular(year)
    if run is not None and run.state in APPROVED:
        raise RateRefused(
            f"De bijdragen van {year} zijn goedgekeurd. Het tarief verandert niet meer. "
            "Maak een correctie."
        )
    if run is not None:
        clear(run)
        run.save()
    rate = ContributionRate.objects.filter(year=year, programme=programme).first()
    return rate or ContributionRate(year=year, programme=programme)


def _require_decided(decision: FundDecision, year: FiscalYear) -> None:
    decision = FundDecision.objects.select_related("body").get(pk=decision.pk)
    if decision.confirmed_at is None:
        raise RateRefused(
            "Dit besluit is nog niet bevestigd. Laat een tweede beheerder het nalezen."
        )
    if (
        decision.kind != FundDecisionKind.RATE
        or decision.body.kind != BodyKind.MEMBERS
        or decision.year_id != year.pk
    ):
        raise RateRefused(
            "Een tarief volgt uit een tariefbesluit van de leden over dat jaar. Kies "
            "dat besluit."
        )


def _require_price(price: Price) -> None:
    amount = price.rate_micros if price.mode == RateMode.RATE else price.total_cents
    if amount <= 0:
        raise RateRefused("Vul een tarief of een bedrag in dat meer is dan nul.")
