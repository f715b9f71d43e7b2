"""Who applies a standard: its picture, and the list of municipalities."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Max, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Lower

from accounts.models import User
from municipalities.models import HexCell, Municipality, MunicipalityQuerySet

from ..enums import NO_STATEMENT
from ..models import (
    AdoptionPeriod,
    AdoptionStatement,
    Standard,
    StatementConfirmation,
)
from ..rules.adoption import may_see_adoption, reads_explanations
from ..rules.ageing import Sureness, sureness
from ..rules.visibility import sees_names, visible_rings
from .counts import Counts, counts_of


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
    # Empty where the reader may not see the names.
    cells: list[Cell]

    @property
    def has_names(self) -> bool:
        return bool(self.cells)


def picture_of(
    standard: Standard, viewer: User | None, day: date, *, with_cells: bool = True
) -> Picture:
    """The counts on a day, and the honeycomb where names may be seen."""
    counts = counts_of(standard, viewer, day)
    cells = []
    if with_cells and sees_names(viewer, standard):
        cells = _cells(standard, day)
    return Picture(counts, cells)


def _cells(standard: Standard, day: date) -> list[Cell]:
    rows = (
        HexCell.objects.filter(municipality__in=Municipality.objects.on(day))
        .annotate(state=_state_of(standard, day, "municipality_id"))
        .order_by("-row", "column")
    )
    return [
        Cell(*values)
        for values in rows.values_list(
            "municipality__name", "municipality__slug", "column", "row", "state"
        )
    ]


def _state_of(standard: Standard, day: date, municipality: str) -> Coalesce:
    period = AdoptionPeriod.objects.filter(
        standard=standard, municipality=OuterRef(municipality), days__contains=day
    )
    return Coalesce(Subquery(period.values("state")[:1]), Value(NO_STATEMENT))


def municipalities_by_state(standard: Standard, day: date) -> MunicipalityQuerySet:
    """The municipalities of a day with `state` and `since`. Names: ask `sees_names`."""
    period = AdoptionPeriod.objects.filter(
        standard=standard, municipality=OuterRef("pk"), days__contains=day
    )
    return (
        Municipality.objects.on(day)
        .select_related("province")
        .annotate(
            state=_state_of(standard, day, "pk"),
            since=Subquery(period.annotate(first=Lower("days")).values("first")[:1]),
        )
        .by_name()
    )


@dataclass
class Row:
    """A municipality in the list of a standard."""

    municipality: Municipality
    state: str
    since: date | None
    sureness: Sureness | None = None
    statement: AdoptionStatement | None = field(default=None, repr=False)

    @property
    def contact(self) -> str:
        return self.statement.contact if self.statement else ""


def list_of(
    standard: Standard,
    viewer: User | None,
    day: date,
    *,
    states: Collection[str] = (),
    province: str = "",
    only: Collection[int] | None = None,
) -> MunicipalityQuerySet:
    """The rows this reader may see: none where the names are not for this reader."""
    if not sees_names(viewer, standard):
        return Municipality.objects.none()
    found = municipalities_by_state(standard, day)
    if states:
        found = found.filter(state__in=states)
    if province:
        found = found.filter(province__slug=province)
    return found if only is None else found.filter(pk__in=only)


def rows_of(
    standard: Standard,
    municipalities: Iterable[Any],
    viewer: User | None,
    day: date,
    now: datetime,
) -> list[Row]:
    """The rows of one page, with how sure they are; contacts for municipalities only."""
    found = list(municipalities)
    statements = _last_statements(standard, [one.pk for one in found], day)
    return [
        _row(one, statements.get((one.pk, one.state)), viewer, now) for one in found
    ]


def _row(
    municipality: Any,
    statement: AdoptionStatement | None,
    viewer: User | None,
    now: datetime,
) -> Row:
    row = Row(municipality, municipality.state, municipality.since)
    if statement is not None:
        row.sureness = sureness_of(statement, now)
        if reads_explanations(viewer):
            row.statement = statement
    return row


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


def _last_statements(
    standard: Standard, municipality_ids: Sequence[int], day: date
) -> dict[tuple[int, str], Any]:
    """For each municipality and state the statement that says so, on this day."""
    said = (
        with_confirmation()
        .filter(
            standard=standard, municipality__in=municipality_ids, effective_on__lte=day
        )
        .select_related("product__supplier")
        .order_by("municipality_id", "state", "-effective_on", "-recorded_at", "-id")
        .distinct("municipality_id", "state")
    )
    return {(one.municipality_id, one.state): one for one in said}


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
