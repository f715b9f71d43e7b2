"""Until when a municipality has: in the own agenda of its people."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse

from accounts.models import User
from catalogue.queries.obligations import Obligation, obligations_of
from catalogue.queries.speaking import looked_after
from municipalities.models import Municipality
from samenorganiseren.shared.calendar_parts import AgendaDay
from samenorganiseren.shared.days import day_of

# Somebody who speaks for more has the page, not an agenda full of the same days.
MOST_MUNICIPALITIES = 5


def obligation_days(person: User, now: datetime) -> list[AgendaDay]:
    """The days of what still asks something, for each municipality of this person."""
    today = day_of(now)
    return [
        _day(one, one.asked.day, municipality)
        for municipality in looked_after(person, today)[:MOST_MUNICIPALITIES]
        for one in obligations_of(municipality, today)
        if one.is_open and one.asked.day and one.asked.day >= today
    ]


def _day(one: Obligation, day: date, municipality: Municipality) -> AgendaDay:
    page = reverse("obligations")
    return AgendaDay(
        uid=f"verplichting-{municipality.code}-{one.standard_id}",
        title=f"{one.name}: {one.asked.step} ({municipality})",
        day=day,
        url=f"{page}?gemeente={municipality.slug}",
        is_fictitious=one.is_fictitious,
    )
