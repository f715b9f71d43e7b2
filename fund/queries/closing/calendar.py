"""The points of the checklist that are about the years themselves."""

from __future__ import annotations

from datetime import date

from samenorganiseren.shared.wording import dutch_date

from ...enums import YearState
from ...models import FiscalYear
from .point import Open, Point, last_day, point


def year_is_over(year: FiscalYear, today: date) -> Point:
    end = last_day(year.pk)
    return point(
        "voorbij",
        "Het jaar is voorbij",
        good=f"{dutch_date(end)} is geweest.",
        bad=f"{year.pk} loopt nog tot en met {dutch_date(end)}.",
        todo="Sluit het jaar af zodra het voorbij is.",
        found=[Open(f"Vandaag is {dutch_date(today)}")] if today <= end else [],
    )


def earlier_years_are_closed(year: FiscalYear) -> Point:
    earlier = FiscalYear.objects.filter(year__lt=year.pk, state=YearState.OPEN)
    found = [
        Open(f"Boekjaar {one.pk}", f"fund.year:{one.pk}")
        for one in earlier.order_by("year")
    ]
    return point(
        "eerdere-jaren",
        "Eerdere jaren zijn gesloten",
        good="Geen eerder jaar staat nog open.",
        bad="Een eerder jaar staat nog open.",
        todo="Sluit eerst dat jaar af.",
        found=found,
    )


def next_year_is_open(year: FiscalYear) -> Point:
    following = year.pk + 1
    is_open = FiscalYear.objects.filter(year=following, state=YearState.OPEN)
    return point(
        "volgend-jaar",
        "Het volgende jaar is open",
        good=f"Boekjaar {following} is open. Correcties komen daar.",
        bad=f"Boekjaar {following} is nog niet geopend.",
        todo="Open dat jaar bij Boekjaren: de eindsaldi gaan ernaartoe.",
        found=[] if is_open.exists() else [Open(f"Boekjaar {following}")],
    )
