"""What may happen later: closing a year and its report."""

from __future__ import annotations

from django.utils import timezone

from samenorganiseren.shared.handlers import handles

from ..domain.closing import announcing


@handles("fund.announce_close_prepared", title="Bericht van een voorbereide afsluiting")
def announce_close_prepared(close_id: int) -> None:
    announcing.announce_prepared(close_id=close_id, now=timezone.now())


@handles("fund.announce_year_closed", title="Bericht van een gesloten boekjaar")
def announce_year_closed(close_id: int) -> None:
    announcing.announce_closed(close_id=close_id, now=timezone.now())
