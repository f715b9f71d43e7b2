"""Which awards and contributions: the query parameters."""

from __future__ import annotations

import django_filters

from samenorganiseren.shared.api.parameters import OneOf

from ..enums import AwardState, ProgrammeKind, YearState
from ..models import Award, Contribution, FiscalYear


class YearNumber(django_filters.NumberFilter):
    """A year of the fund."""

    def __init__(self, field_name: str) -> None:
        super().__init__(
            field_name=field_name, min_value=2018, max_value=2199, decimal_places=0
        )


class YearFilters(django_filters.FilterSet):
    """By whether it is closed."""

    stand = OneOf(field_name="state", choices=YearState.choices)

    class Meta:
        model = FiscalYear
        fields: list[str] = []


class AwardFilters(django_filters.FilterSet):
    """Between parameters AND, within one parameter OR (words with commas)."""

    jaar = YearNumber("budget_line__year")
    soort = OneOf(
        field_name="budget_line__programme__kind", choices=ProgrammeKind.choices
    )
    programma = django_filters.CharFilter(
        field_name="budget_line__programme__slug", max_length=80
    )
    stand = OneOf(
        field_name="state",
        choices=[(s.value, s.label) for s in AwardState if s != AwardState.PREPARED],
    )
    initiatief = django_filters.CharFilter(
        field_name="initiative__slug", max_length=100
    )

    class Meta:
        model = Award
        fields: list[str] = []


class ContributionFilters(django_filters.FilterSet):
    """By year, municipality and programme."""

    jaar = YearNumber("run__year")
    gemeente = django_filters.CharFilter(
        field_name="municipality__code",
        max_length=10,
        label="Code van de gemeente, zoals GM0363.",
    )
    programma = django_filters.CharFilter(
        field_name="rate__programme__slug", max_length=80
    )

    class Meta:
        model = Contribution
        fields: list[str] = []
