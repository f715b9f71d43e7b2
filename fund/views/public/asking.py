"""What a reader asks of the fund: a year, and a day until which is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ...models import FiscalYear


class Unreadable(Exception):
    """The address asks something that these pages do not know."""


@dataclass(frozen=True)
class Asked:
    """The year that is shown, all years, and the day."""

    year: FiscalYear | None
    years: list[FiscalYear]
    # Nothing: all that is booked.
    day: date | None
    today: date

    @property
    def as_of(self) -> date:
        return self.day or self.today

    @property
    def sheet_query(self) -> str:
        """The same question, to add a form to."""
        year = f"jaar={self.year}&" if self.year else ""
        return year + (f"op={self.day:%Y-%m-%d}&" if self.day else "")


def asked(request: HttpRequest, year: int | None = None) -> Asked:
    """Read it from the address; raises Unreadable."""
    years = list(FiscalYear.objects.all())
    today = timezone.localdate()
    chosen = request.GET.get("jaar") or (None if year is None else str(year))
    return Asked(_year(chosen, years, today), years, day_asked(request, today), today)


def day_asked(request: HttpRequest, today: date) -> date | None:
    """The day after `op`, if any; raises Unreadable."""
    typed = request.GET.get("op", "").strip()
    if not typed:
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError as unreadable:
        raise Unreadable(
            "Schrijf de dag als jaar, maand en dag, zoals 2026-06-30."
        ) from unreadable
    if not day.year >= 2018 or day > today:
        raise Unreadable("Kies een dag van 2018 tot en met vandaag.")
    return day


def _year(typed: str | None, years: list[FiscalYear], today: date) -> FiscalYear | None:
    """The asked year; without one the last that has begun."""
    if typed is None:
        begun = [one for one in years if one.year <= today.year]
        return next(iter([*begun, *years]), None)
    for one in years:
        if str(one.year) == typed:
            return one
    raise Unreadable("Van dat jaar heeft het fonds geen cijfers.")


def refused(request: HttpRequest, why: Unreadable, status: int = 400) -> HttpResponse:
    """Say what is wrong and where to go on."""
    context = {"why": str(why)}
    return render(request, "fund/public/refused.html", context, status=status)
