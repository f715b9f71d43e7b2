"""Who applies a standard: its picture, and the list of municipalities."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, Lower

from accounts.models import User
from municipalities.models import Municipality, MunicipalityQuerySet

from ..enums import NO_STATEMENT, ExplanationReason
from ..models import (
    AdoptionPeriod,
    AdoptionStatement,
    Standard,
    StatementConfirmation,
)
from ..rules.adoption import may_see_adoption, reads_explanations
from ..rules.ageing import Sureness, sureness
from ..rules.visibility import sees_names, visible_rings
from .counts import Counts, counts_in
from .figures import figures_of


@dataclass(frozen=True)
class Cell:
    """One municipality in the honeycomb."""

    name: str
    slug: str
    column: int
    row: int
    state: str


@dataclass(frozen=True)
class Picture:
    """Who applies a standard, as far as this reader may know."""

    counts: Counts
    # Both empty where the reader may not see the names.
    cells: list[Cell]
    # Why municipalities explain, the most given first.
    reasons: list[tuple[str, int]]

    @property
    def has_names(self) -> bool:
        return bool(self.cells)


def picture_of(
    standard: Standard, viewer: User | None, day: date, *, with_cells: bool = True
) -> Picture:
    """The counts on a day, and the honeycomb where names may be seen."""
    figures = figures_of(standard, viewer, day, with_cells=with_cells)
    may_see = sees_names(viewer, standard)
    counts = counts_in(figures, day, is_exact=may_see)
    if not (with_cells and may_see):
        return Picture(counts, [], [])
    cells = [Cell(*cell) for cell in figures.cells]
    reasons = [
        (ExplanationReason(reason).label, count) for reason, count in figures.reasons
    ]
    return Picture(counts, cells, reasons)


def _period_of(standard: Standard, day: date) -> Any:
    return AdoptionPeriod.objects.filter(
        standard=standard, municipality=OuterRef("pk"), days__contains=day
    )


def municipalities_by_state(standard: Standard, day: date) -> MunicipalityQuerySet:
    """The municipalities of a day with `state`, `since`, and `said`: what was said
    last of this state. Names: ask `sees_names`."""
    period = _period_of(standard, day)
    return (
        Municipality.objects.on(day)
        .select_related("province")
        .annotate(
            state=Coalesce(Subquery(period.values("state")[:1]), Value(NO_STATEMENT)),
            since=Subquery(period.annotate(first=Lower("days")).values("first")[:1]),
        )
        .annotate(said=_last_said(standard, day))
        .by_name()
    )


def _last_said(standard: Standard, day: date) -> Subquery:
    said = with_confirmation().filter(
        standard=standard,
        municipality=OuterRef("pk"),
        state=OuterRef("state"),
        effective_on__lte=day,
    )
    latest = said.order_by("-effective_on", "-recorded_at", "-id")
    told = JSONObject(
        grade="grade",
        recorded_at="recorded_at",
        confirmed_at="confirmed_at",
        contact="contact",
    )
    return Subquery(latest.values(told=told)[:1])


@dataclass
class Row:
    """A municipality in the list of a standard."""

    municipality: Municipality
    state: str
    since: date | None
    sureness: Sureness | None = None
    contact: str = ""


def list_of(
    standard: Standard,
    viewer: User | None,
    day: date,
    *,
    states: Collection[str] = (),
    province: str = "",
) -> MunicipalityQuerySet:
    """The rows this reader may see: none where the names are not for this reader."""
    if not sees_names(viewer, standard):
        return Municipality.objects.none()
    found = municipalities_by_state(standard, day)
    if states:
        found = found.filter(state__in=states)
    if province:
        found = found.filter(province__slug=province)
    return found


def near(found: MunicipalityQuerySet, home: Municipality) -> MunicipalityQuerySet:
    """A municipality and its neighbours, over land or water."""
    neighbours = Municipality.objects.neighbours_of(home).values("pk")
    return found.filter(Q(pk=home.pk) | Q(pk__in=neighbours))


def rows_of(
    municipalities: Iterable[Any], viewer: User | None, now: datetime
) -> list[Row]:
    """The rows of a list, with how sure they are; contacts for municipalities only."""
    reads_contacts = reads_explanations(viewer)
    return [_row(one, reads_contacts, now) for one in municipalities]


def _row(municipality: Any, reads_contacts: bool, now: datetime) -> Row:
    row = Row(municipality, municipality.state, municipality.since)
    if said := municipality.said:
        row.sureness = sureness(
            said["grade"],
            moment(said["recorded_at"]),
            moment(said["confirmed_at"]),
            now,
        )
        row.contact = said["contact"] if reads_contacts else ""
    return row


def moment(written: str | None) -> datetime | None:
    """A moment as PostgreSQL writes it in JSON."""
    return datetime.fromisoformat(written) if written else None


def sureness_of(statement: Any, now: datetime) -> Sureness:
    """For a statement annotated with `confirmed_at`."""
    return sureness(statement.grade, statement.recorded_at, statement.confirmed_at, now)


def with_confirmation() -> Any:
    """Statements with the moment of their last confirmation."""
    last = (
        StatementConfirmation.objects.filter(statement=OuterRef("pk"))
        .order_by()
        .values("statement")
        .annotate(last=Max("confirmed_at"))
        .values("last")
    )
    return AdoptionStatement.objects.annotate(confirmed_at=Subquery(last))


@dataclass(frozen=True)
class Applied:
    """A standard in the list of a municipality."""

    standard: Standard
    state: str
    since: date


def adoptions_of(
    municipality: Municipality, viewer: User | None, day: date
) -> list[Applied]:
    """What a municipality applies, in the rings this reader sees; its own people all."""
    periods = AdoptionPeriod.objects.filter(
        municipality=municipality, days__contains=day
    ).exclude(standard__published_at=None)
    own = viewer is not None and may_see_adoption(viewer, municipality.pk, day)
    if not own:
        rings = [ring.value for ring in visible_rings(viewer)]
        periods = periods.filter(standard__ring__in=rings)
    found = periods.select_related("standard").order_by(
        "standard__sort_key", "standard"
    )
    return [Applied(one.standard, one.state, one.days.lower) for one in found]
