"""What one municipality said, owes, and has to confirm or answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject, Lower

from municipalities.models import Municipality

from ..enums import NO_STATEMENT, AdoptionState
from ..models import (
    Adoption,
    AdoptionPeriod,
    AdoptionStatement,
    Standard,
    StatementProposal,
)
from ..rules.ageing import Sureness, awaits_confirmation, sureness
from .adoption import moment, with_confirmation


@dataclass(frozen=True)
class Said:
    """What was said last about a standard, or about one version of it."""

    standard: Standard
    state: str
    sureness: Sureness
    target_on: date | None
    lapses_on: date | None
    recorded_at: datetime
    confirmed_at: datetime | None


@dataclass(frozen=True)
class Stand:
    """How a municipality stands to one standard today, and what said so."""

    standard: Standard
    state: str
    since: date | None
    said: Said

    @property
    def sureness(self) -> Sureness:
        return self.said.sureness


@dataclass(frozen=True)
class Due:
    """Something to do for one standard, before a day if there is one."""

    standard: Standard
    state: str
    day: date | None
    text: str
    action: str
    warning: str = ""


@dataclass(frozen=True)
class Own:
    """A standard that binds a municipality, or about which it said something."""

    standard: Standard
    binds: bool
    state: str
    since: date | None
    # An explanation lapsed, now or before.
    has_lapsed: bool
    # The last words about the standard and about each of its versions.
    said: list[Said]


def own_standards(municipality: Municipality, day: date, now: datetime) -> list[Own]:
    """By name, in one query."""
    binding = Standard.objects.published().binding()
    itself = OuterRef("pk")
    period = AdoptionPeriod.objects.filter(
        municipality=municipality, standard=itself, days__contains=day
    )
    lapsed = AdoptionStatement.objects.filter(
        municipality=municipality,
        standard=itself,
        state=AdoptionState.EXPLAINED,
        lapses_on__lte=day,
    )
    spoken_of = Adoption.objects.filter(
        municipality=municipality, standard=itself, current__isnull=False
    )
    found: Any = Standard.objects.annotate(
        binds=Exists(binding.filter(pk=itself)),
        own_state=Subquery(period.values("state")[:1]),
        own_since=Subquery(period.annotate(first=Lower("days")).values("first")[:1]),
        has_lapsed=Exists(lapsed),
        said=_said_by(municipality),
    )
    asked: Iterable[Any] = found.filter(Q(binds=True) | Exists(spoken_of)).by_name()
    return [
        Own(
            standard,
            standard.binds,
            standard.own_state or NO_STATEMENT,
            standard.own_since,
            standard.has_lapsed,
            [_said(standard, row, now) for row in standard.said],
        )
        for standard in asked
    ]


def _said_by(municipality: Municipality) -> ArraySubquery:
    said = with_confirmation().filter(
        municipality=municipality, standard=OuterRef("pk"), adoption__current=F("pk")
    )
    names = ("state", "grade", "target_on", "lapses_on", "recorded_at", "confirmed_at")
    told = JSONObject(**{name: name for name in names})
    return ArraySubquery(said.order_by("-id").values(told=told))


def _said(standard: Standard, row: dict[str, Any], now: datetime) -> Said:
    recorded_at = datetime.fromisoformat(row["recorded_at"])
    confirmed_at = moment(row["confirmed_at"])
    return Said(
        standard,
        row["state"],
        sureness(row["grade"], recorded_at, confirmed_at, now),
        _day(row["target_on"]),
        _day(row["lapses_on"]),
        recorded_at,
        confirmed_at,
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def stands_of(standards: Iterable[Own]) -> list[Stand]:
    """Everything the municipality said, by name of the standard."""
    return [
        Stand(own.standard, own.state, own.since, _telling(own))
        for own in standards
        if own.said
    ]


def _telling(own: Own) -> Said:
    """The last that says how it stands, else the last of all."""
    return next((one for one in own.said if one.state == own.state), own.said[0])


def history_of(municipality: Municipality, standard: Standard) -> list[Any]:
    """Every statement about a standard, the newest first."""
    said = with_confirmation().filter(municipality=municipality, standard=standard)
    return list(
        said.select_related("version", "product", "organisation", "standard").order_by(
            "-recorded_at", "-id"
        )
    )


def current_statements(municipality: Municipality) -> Any:
    """The last one of each standard and version, with its last confirmation."""
    return (
        with_confirmation()
        .filter(municipality=municipality, adoption__current=F("pk"))
        .select_related("standard", "version", "product", "organisation", "by")
        .order_by("standard__sort_key", "standard_id", "-id")
    )


def to_confirm(municipality: Municipality, now: datetime) -> list[Any]:
    """The statements that the approver has to confirm, for the first time or again."""
    return [
        one
        for one in current_statements(municipality)
        if awaits_confirmation(one.confirmed_at, now)
    ]


def waiting_in(standards: Iterable[Own], now: datetime) -> list[Said]:
    """The same, from what was read before."""
    return [
        one
        for own in standards
        for one in own.said
        if awaits_confirmation(one.confirmed_at, now)
    ]


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


def dues_of(standards: Iterable[Own], day: date) -> list[Due]:
    """What is owed, and what asks for attention: the soonest day first."""
    known = list(standards)
    found = [*_owed(known), *_noted(known, day)]
    return sorted(found, key=lambda due: (due.day is None, due.day or day))


def _owed(standards: Iterable[Own]) -> list[Due]:
    """Binding standards about which nothing holds today."""
    return [
        Due(
            own.standard,
            NO_STATEMENT,
            own.standard.binding_since,
            "Uw uitleg is vervallen. Doe een nieuwe opgave."
            if own.has_lapsed
            else "U hebt nog geen opgave gedaan.",
            "Doe opgave",
        )
        for own in standards
        if own.binds and own.state == NO_STATEMENT
    ]


def _noted(standards: Iterable[Own], day: date) -> list[Due]:
    """Explanations that lapse soon and days that the municipality named itself."""
    found = []
    for stand in stands_of(standards):
        said = stand.said
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
