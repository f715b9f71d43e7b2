"""The list of municipalities: what was asked, how many of each, and the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from ..enums import ListOrder, RegionKind, Stand
from ..models import (
    Alias,
    Municipality,
    MunicipalityQuerySet,
    Partnership,
    PartnershipMember,
    Province,
    Region,
)

PROVINCE, SIZE, URBANITY = "provincie", "grootteklasse", "stedelijkheid"
PARTNERSHIP, TOTAL = "samenwerkingsverband", "totaal"
FACETS = (PROVINCE, SIZE, URBANITY, PARTNERSHIP, *RegionKind.values)


@dataclass(frozen=True)
class Question:
    """What somebody wants to see of the list."""

    day: date
    words: str = ""
    stand: Stand = Stand.CURRENT
    order: ListOrder = ListOrder.NAME
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Option:
    """One value of a facet: how many there are with the other choices as they are."""

    facet: str
    value: str
    label: str
    count: int


def answering(question: Question) -> MunicipalityQuerySet:
    """The municipalities that fit all of the question."""
    return _fitting(question, question.chosen)


def rows_of(question: Question) -> MunicipalityQuerySet:
    """The same in their order, with what a row of the list shows."""
    rows = answering(question).select_related("province")
    aliases = Alias.objects.filter(municipality=OuterRef("pk")).order_by("name")
    rows = rows.with_latest_population(question.day).annotate(
        other_names=ArraySubquery(aliases.values("name"))
    )
    return _ordered(rows, question)


def rows_with_regions(question: Question) -> MunicipalityQuerySet:
    """The rows with, for each division of the country, the region's name."""
    regions = Region.objects.filter(municipalities=OuterRef("pk"))
    return rows_of(question).annotate(
        **{
            region_column(kind): Subquery(regions.filter(kind=kind).values("name")[:1])
            for kind in RegionKind
        }
    )


def region_column(kind: RegionKind) -> str:
    """The name under which a row holds its region of this division."""
    return f"{kind.name.lower()}_name"


def _ordered(rows: MunicipalityQuerySet, question: Question) -> MunicipalityQuerySet:
    match question.order:
        case ListOrder.NAME if question.words:
            return rows.best_match_first(question.words)
        case ListOrder.LARGEST:
            return rows.order_by("-inhabitants", "sort_key", "code")
        case ListOrder.SMALLEST:
            return rows.order_by("inhabitants", "sort_key", "code")
        case ListOrder.PROVINCE:
            return rows.order_by("province__name", "sort_key", "code")
        case _:
            return rows.by_name()


def count_options(question: Question) -> list[Option]:
    """The total and every value of every facet with its count, in one query."""
    branches = [_total(question), *_own_columns(question), *_related(question)]
    first, *others = branches
    return [Option(*row) for row in first.union(*others, all=True)]


def _total(question: Question) -> QuerySet[Any, Any]:
    fitting = answering(question).values("pk")
    counted = Count("pk", filter=Q(pk__in=fitting))
    # One group: the constant.
    return _as_options(
        Municipality.objects.annotate(value=Value(""), label=Value("")), TOTAL, counted
    )


def _own_columns(question: Question) -> Iterable[QuerySet[Any, Any]]:
    for facet, column in ((SIZE, "size_class"), (URBANITY, "urbanity")):
        rows = Municipality.objects.exclude(**{column: None}).annotate(
            value=Cast(column, CharField()), label=_text(f"{column}_label")
        )
        yield _as_options(rows, facet, _counted("pk", question, facet))


def _related(question: Question) -> Iterable[QuerySet[Any, Any]]:
    yield _as_options(
        _named(Province.objects.all()),
        PROVINCE,
        _counted("municipalities", question, PROVINCE),
    )
    for kind in RegionKind.values:
        yield _as_options(
            _named(Region.objects.filter(kind=kind)),
            kind,
            _counted("municipalities", question, kind),
        )
    members = PartnershipMember.objects.on(question.day).values("pk")
    yield _as_options(
        _named(Partnership.objects.all()),
        PARTNERSHIP,
        _counted(
            "memberships__municipality",
            question,
            PARTNERSHIP,
            Q(memberships__in=members),
        ),
    )


def _named(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.annotate(value=_text("slug"), label=_text("name"))


def _text(column: str) -> Cast:
    return Cast(column, CharField())


def _counted(path: str, question: Question, facet: str, also: Q | None = None) -> Count:
    """How many there are when only the other facets' choices hold."""
    others = {name: v for name, v in question.chosen.items() if name != facet}
    fitting = _fitting(question, others).values("pk")
    return Count(
        path, filter=Q(**{f"{path}__in": fitting}) & (also or Q()), distinct=True
    )


def _as_options(rows: QuerySet[Any], facet: str, counted: Count) -> QuerySet[Any, Any]:
    return (
        rows.annotate(facet=Value(facet))
        .order_by()
        .values("facet", "value", "label")
        .annotate(n=counted)
        .values_list("facet", "value", "label", "n")
    )


def _fitting(
    question: Question, chosen: dict[str, tuple[str, ...]]
) -> MunicipalityQuerySet:
    rows = _standing(question)
    if question.words:
        rows = rows.matching(question.words)
    for facet, values in chosen.items():
        rows = _choose(rows, facet, values, question.day)
    return rows


def _standing(question: Question) -> MunicipalityQuerySet:
    match question.stand:
        case Stand.FORMER:
            return Municipality.objects.former(question.day)
        case Stand.ALL:
            return Municipality.objects.all()
        case _:
            return Municipality.objects.on(question.day)


def _choose(
    rows: MunicipalityQuerySet, facet: str, values: tuple[str, ...], day: date
) -> MunicipalityQuerySet:
    match facet:
        case "provincie":
            return rows.filter(province__slug__in=values)
        case "grootteklasse":
            return rows.filter(size_class__in=values)
        case "stedelijkheid":
            return rows.filter(urbanity__in=values)
        case "samenwerkingsverband":
            members = PartnershipMember.objects.on(day).filter(
                partnership__slug__in=values
            )
            return rows.filter(pk__in=members.values("municipality"))
        case kind:
            regions = Region.objects.filter(kind=kind, slug__in=values)
            through = Municipality.regions.through.objects.filter(region__in=regions)
            return rows.filter(pk__in=through.values("municipality"))
