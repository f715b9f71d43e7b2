"""When the story happens: on days of the last year and this one, never after today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from accounts.models import User
from governance.domain.demo.acting import Stage
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.days import AMSTERDAM, day_of

from ..ledger.sealing import seal_day

SEALER = Machine("dagzegel")
# Between sending the invoices of a year and today there is always time to be late.
LATE = timedelta(days=45)


@dataclass(frozen=True)
class FundStage(Stage):
    """The story with its cast, its today, and the two administrators of the fund."""

    # Rounds of advice close after this: PostgreSQL opens none that is over by its clock.
    clock: datetime | None = None

    def soon(self, days: float, hour: int = 17) -> datetime:
        """So many days after the clock, at this hour in Amsterdam."""
        day = ((self.clock or self.now) + timedelta(days=days)).astimezone(AMSTERDAM)
        return day.replace(hour=hour, minute=0, second=0, microsecond=0)

    @property
    def first(self) -> User:
        return self.cast["fonds@vng.example"]

    @property
    def second(self) -> User:
        return self.cast["controle@vng.example"]

    @property
    def today(self) -> date:
        return day_of(self.now)

    @property
    def this(self) -> int:
        return self.today.year

    @property
    def last(self) -> int:
        return self.this - 1

    def on(self, day: date, hour: int = 10) -> datetime:
        """That day at this hour in Amsterdam, but never after now."""
        return min(datetime.combine(day, time(hour), AMSTERDAM), self.now)

    def within(self, month: int, day: int, hour: int = 10) -> datetime:
        """A day of this year; now, where it has not come yet."""
        return self.on(date(self.this, month, day), hour)

    def days_since(self, day: date, *, least: int = 6) -> int:
        """How many days ago that was; a week or so where it has not come yet."""
        return max((self.today - day).days, least)

    def seal(self, day: date) -> None:
        """As every night: what was booked until then comes under a seal."""
        if day < self.today:
            night = datetime.combine(day + timedelta(days=1), time(0, 30), AMSTERDAM)
            seal_day(day, by=SEALER, now=min(night, self.now))
