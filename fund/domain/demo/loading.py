"""Loading the whole story of the fund, once, and only in demo mode."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from accounts.domain.demo_people import NotInDemo
from governance.domain.demo.people import known_cast
from municipalities.models import Municipality

from ...models import Award, FiscalYear
from .acting import FundStage
from .asking import advised_jaarplan
from .banking import open_account
from .deciding import LAST, THIS, Year, add_programmes, mandates, plan_year
from .last_year import LastYear
from .parties import make_debtors, make_issuer
from .this_year import ThisYear


@transaction.atomic
def load_fund_demo(*, now: datetime, clock: datetime | None = None) -> int:
    """The number of made-up awards; 0 where the story was told before.

    `clock` is given where `now` is another day than that of the database.
    """
    if not settings.DEMO:
        raise NotInDemo("Demogegevens bestaan alleen in demo. Zet DEMO=1.")
    if FiscalYear.objects.exists():
        return 0
    stage = FundStage(known_cast(), now, clock)
    _make_parties(stage)
    programmes = add_programmes(stage)

    def planned(year: int) -> Year:
        days = stage.days_since(date(year - 1, 11, 10))
        advice = advised_jaarplan(stage, year, days=days)
        amounts = LAST if year == stage.last else THIS
        return plan_year(stage, year, programmes, amounts, advice)

    last_plan = planned(stage.last)
    allowed = mandates(stage, programmes)
    bank = open_account(stage)
    last = LastYear(stage, last_plan, allowed, bank)
    unpaid = last.tell()
    this = ThisYear(stage, planned(stage.this), allowed, bank)
    last.carry()
    invoices = this.ask()
    last.close()
    this.tell(invoices, unpaid)
    return Award.objects.filter(is_fictitious=True).count()


def _make_parties(stage: FundStage) -> None:
    at = stage.on(date(stage.last - 1, 12, 1))
    make_issuer(now=at)
    towns = Municipality.objects.on(date(stage.last, 1, 1)).order_by("code")
    make_debtors(list(towns), by=stage.first, now=at)
