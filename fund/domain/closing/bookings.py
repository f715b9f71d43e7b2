"""What closing a year books: its accounts to its result, its result to the reserve."""

from __future__ import annotations

from ...enums import AccountKind
from ...models import FiscalYear, YearClose
from ...queries.closing.planned import Planned
from ...queries.closing.point import last_day
from ...rules.closing import RESULT, TO_RESERVE
from ..ledger import Booking, pot


def bookings_for(year: FiscalYear, close: YearClose, planned: Planned) -> list[Booking]:
    """Two events on 31 December; less where nothing was earned or nothing is left."""
    made = []
    if planned.emptied:
        made.append(_to_result(year, close, planned))
    if planned.result_cents:
        made.append(_to_reserve(year, close, planned.result_cents))
    return made


def _to_result(year: FiscalYear, close: YearClose, planned: Planned) -> Booking:
    """The result takes what is left; it stays out where that is nothing."""
    emptied = [
        (one.account, -one.cents * one.account.direction) for one in planned.emptied
    ]
    return Booking(
        kind=RESULT,
        key=f"close:{year.pk}",
        booked_on=last_day(year.pk),
        description=f"Inkomsten en toekenningen van {year.pk} naar het resultaat",
        document=close.subject_key,
        amounts=(
            *emptied,
            (pot(AccountKind.RESULT, year=year), -planned.result_cents),
        ),
    )


def _to_reserve(year: FiscalYear, close: YearClose, result_cents: int) -> Booking:
    """A loss comes from the reserve: then the amounts turn."""
    return Booking(
        kind=TO_RESERVE,
        key=f"close-result:{year.pk}",
        booked_on=last_day(year.pk),
        description=f"Resultaat van {year.pk} naar de reserve",
        document=close.subject_key,
        amounts=(
            (pot(AccountKind.RESULT, year=year), result_cents),
            (pot(AccountKind.RESERVE), -result_cents),
        ),
    )
