"""What somebody asks of the books: a year, a day until which, and what narrows it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from samenorganiseren.shared.errors import DomainError

from ...enums import AccountKind, Family
from ...models import FiscalYear


class Unreadable(DomainError):
    """The address asks something that the books do not know."""


@dataclass(frozen=True)
class Asked:
    """A year with the day until which it is counted; all else may be empty."""

    years: tuple[int, ...]
    year: int
    until: date
    family: str = ""
    account_kind: str = ""
    entry_kind: str = ""
    words: str = ""
    after: str = ""

    def address(self, **changes: str) -> str:
        """The same question, changed: the part of an address after its path."""
        parts = {
            "jaar": str(self.year),
            "tot": self.until.isoformat(),
            "familie": self.family,
            "rekeningsoort": self.account_kind,
            "soort": self.entry_kind,
            "zoek": self.words,
            **changes,
        }
        return f"?{urlencode({name: word for name, word in parts.items() if word})}"


def asked_in(typed: Mapping[str, str], today: date) -> Asked:
    """Read an address; raises Unreadable with a sentence."""
    years = tuple(FiscalYear.objects.values_list("year", flat=True))
    year = _year(typed.get("jaar", ""), years, today)
    return Asked(
        years=years,
        year=year,
        until=_until(typed.get("tot", ""), year, today),
        family=_one_of(typed.get("familie", ""), Family.values),
        account_kind=_one_of(typed.get("rekeningsoort", ""), AccountKind.values),
        entry_kind=typed.get("soort", "")[:40],
        words=typed.get("zoek", "").replace("\x00", "").strip()[:80],
        after=typed.get("na", "")[:60],
    )


def _year(typed: str, years: tuple[int, ...], today: date) -> int:
    if not typed:
        return today.year if today.year in years or not years else years[0]
    if not typed.isdecimal() or int(typed) not in years:
        raise Unreadable(f"“{typed[:20]}” is geen boekjaar van het fonds.")
    return int(typed)


def _until(typed: str, year: int, today: date) -> date:
    """The last day of a year that is over; today in the year that goes on."""
    last = date(year, 12, 31)
    if not typed:
        return min(max(today, date(year, 1, 1)), last)
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise Unreadable(f"“{typed[:20]}” is geen datum, zoals 2026-11-23.") from None
    # A day outside the year is the nearest inside it.
    return min(max(day, date(year, 1, 1)), last)


def _one_of(typed: str, known: list[str]) -> str:
    if typed and typed not in known:
        raise Unreadable(f"“{typed[:40]}” is geen keuze in deze lijst.")
    return typed
