"""What may happen later: the ledger and its audit."""

from __future__ import annotations

from datetime import datetime, timedelta

from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.periodic import periodic

from ..domain.ledger import sealing, verifying

SEALER = Machine("dagzegel")


@periodic("fund.seal_day", at="00:30", title="Het grootboek van gisteren verzegelen")
def seal_day(*, now: datetime) -> str:
    made = sealing.seal_day(day_of(now) - timedelta(days=1), by=SEALER, now=now)
    return f"Het zegel van {made.day:%d-%m-%Y} is {made.sha256}."


@periodic("fund.verify_balances", at="03:40", title="Het grootboek natellen")
def verify_balances(*, now: datetime) -> str:
    found = verifying.verify_ledger(now=now)
    if found:
        return (
            f"{len(found)} verschillen in het grootboek: de beheerders kregen bericht."
        )
    return "Alle saldi en zegels kloppen."
