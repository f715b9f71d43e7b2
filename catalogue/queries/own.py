"""What one municipality said, owes, and has to confirm or answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from municipalities.models import Municipality

from ..enums import NO_STATEMENT, AdoptionState
from ..models import (
    AdoptionPeriod,
    AdoptionStatement,
    Standard,
    StatementProposal,
)
from ..rules.ageing import Sureness
from ..rules.years import years_after
from .adoption import sureness_of, with_confirmation


@dataclass(frozen=True)
class Stand:
    """How a municipality stands to one standard today, and who said so."""

    standard: Standard
    state: str
    since: date | None
    statement: Any = None
    sureness: Sureness | None = None


@dataclass(frozen=True)
class Due:
    """Something to do for one standard, before a day if there is one."""

    standard: Standard
    state: str
    day: date | None
    text: str
    action: str
    warning: str = ""


def current_statements(municipality: Municipality) -> Any:
    """The last one of each standard and version, with its last confirmation."""
    return (
        with_confirmation()
        .filter(municipality=municipality, adoption__current=F("pk"))
        .select_related("standard", "version", "product", "organisation", "by")
        .order_by("standard__sort_key", "standard_id", "-id")
    )


def stands_of(municipality: Municipality, day: date, now: datetime) -> list[Stand]:
    """Everything the municipality said, by name of the standard."""
    periods = AdoptionPeriod.objects.filter(municipality=municipality)
    holding = {
        period.standard_id: period for period in periods.filter(days__contains=day)
    }
    stands: dict[int, Stand] = {}
    for statement in current_statements(municipality):
        period = holding.get(statement.standard_id)
        state = period.state if period else NO_STATEMENT
        known = stands.get(statement.standard_id)
        if known is None or (statement.state == state != known.statement.state):
            stands[statement.standard_id] = Stand(
                statement.standard,
                state,
                period.days.lower if period else None,
                statement,
                sureness_of(statement, now),
            )
    return list(stands.values())


def history_of(municipality: Municipality, standard: Standard) -> list[Any]:
    """Every statement about a standard, the newest first."""
    said = with_confirmation().filter(municipality=municipality, standard=standard)
    return list(
        said.select_related("version", "product", "organisation", "standard").order_by(
            "-recorded_at", "-id"
        )
    )


def to_confirm(municipality: Municipality, now: datetime) -> list[Any]:
    """Not confirmed yet, or so long ago that it aged."""
    a_year_ago = years_after(now.date(), -1)
    waiting = current_statements(municipality).filter(
        Q(confirmed_at=None) | Q(confirmed_at__date__lt=a_year_ago)
    )
    return list(waiting)


def open_proposals(municipality: Municipality) -> list[StatementProposal]:
    """Proposals of suppliers that nobody answered, the oldest first."""
    proposals = StatementProposal.objects.filter(
        municipality=municipality, answered_at=None
    )
    return list(
        proposals.select_related("product__supplier", "version__standard").order_by(
            "id"
        )
    )


def dues_of(municipality: Municipality, day: date, now: datetime) -> list[Due]:
    """What is owed, and what asks for attention: the soonest day first."""
    found = [*_owed(municipality, day), *_noted(municipality, day, now)]
    return sorted(found, key=lambda due: (due.day is None, due.day or day))


def binding_for(municipality: Municipality, day: date) -> Any:
    """Binding standards in which a municipality must say how it stands."""
    return Standard.objects.published().binding().by_name()


def _owed(municipality: Municipality, day: date) -> list[Due]:
    """Binding standards about which nothing holds today."""
    holding = AdoptionPeriod.objects.filter(
        municipality=municipality, standard=OuterRef("pk"), days__contains=day
    )
    said_before = AdoptionStatement.objects.filter(
        municipality=municipality,
        standard=OuterRef("pk"),
        state=AdoptionState.EXPLAINED,
        lapses_on__lte=day,
    )
    silent = binding_for(municipality, day).filter(~Exists(holding))
    return [
        Due(
            standard,
            NO_STATEMENT,
            standard.binding_since,
            "Uw uitleg is vervallen. Doe een nieuwe opgave."
            if standard.has_lapsed
            else "U hebt nog geen opgave gedaan.",
            "Doe opgave",
        )
        for standard in silent.annotate(has_lapsed=Exists(said_before))
    ]


def _noted(municipality: Municipality, day: date, now: datetime) -> list[Due]:
    """Explanations that lapse soon and days that the municipality named itself."""
    found = []
    for stand in stands_of(municipality, day, now):
        said = stand.statement
        if stand.state == AdoptionState.EXPLAINED and said.lapses_on:
            found.append(_lapse(stand, said.lapses_on, day))
        elif said.target_on and stand.state == said.state:
            found.append(_target(stand, said.target_on, day))
    return found


def _lapse(stand: Stand, lapses_on: date, day: date) -> Due:
    left = (lapses_on - day).days
    return Due(
        stand.standard,
        stand.state,
        lapses_on,
        "Uw uitleg vervalt. Bepaal of u haar nog nodig hebt.",
        "Verleng of wijzig",
        f"nog {left} {'dag' if left == 1 else 'dagen'}" if left <= 60 else "",
    )


def _target(stand: Stand, target_on: date, day: date) -> Due:
    is_past = target_on <= day
    return Due(
        stand.standard,
        stand.state,
        target_on,
        "De datum die u zelf noemde."
        if not is_past
        else "De datum die u zelf noemde, is voorbij.",
        "Werk bij",
        "voorbij" if is_past else "",
    )
