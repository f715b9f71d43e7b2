"""Which standards, versions, initiatives and needs: the query parameters."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet

from samenorganiseren.shared.api.parameters import OneOf

from ..enums import (
    BINDINGNESS_WORDS,
    Bindingness,
    Domain,
    InitiativePhase,
    Kind,
    Lifecycle,
    NeedState,
)
from ..models import Initiative, Need, Standard, StandardVersion


class BindingnessFilter(OneOf):
    """One or more levels of bindingness by their words."""

    def __init__(self, **kwargs) -> None:
        super().__init__(choices=BINDINGNESS_WORDS, **kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        levels = [Bindingness.from_slug(word) for word in value or []]
        return super().filter(qs, levels)


class StandardFilters(django_filters.FilterSet):
    """Between parameters AND, within one parameter OR (words with commas)."""

    domein = OneOf(field_name="domain", choices=Domain.choices)
    soort = OneOf(field_name="kind", choices=Kind.choices)
    levensfase = OneOf(field_name="lifecycle", choices=Lifecycle.choices)
    verbindendheid = BindingnessFilter(field_name="bindingness")
    gewijzigdVanaf = django_filters.DateFilter(
        field_name="changed_at", lookup_expr="date__gte"
    )

    class Meta:
        model = Standard
        fields: list[str] = []


class VersionFilters(django_filters.FilterSet):
    """Versions of one standard, or in one stage of life."""

    standaard = django_filters.CharFilter(field_name="standard__slug", max_length=100)
    levensfase = OneOf(field_name="lifecycle", choices=Lifecycle.choices)

    class Meta:
        model = StandardVersion
        fields: list[str] = []


class InitiativeFilters(django_filters.FilterSet):
    """Initiatives by domain and phase."""

    domein = OneOf(field_name="domain", choices=Domain.choices)
    fase = OneOf(field_name="phase", choices=InitiativePhase.choices)

    class Meta:
        model = Initiative
        fields: list[str] = []


class NeedFilters(django_filters.FilterSet):
    """Needs by domain and by what became of them."""

    domein = OneOf(field_name="domain", choices=Domain.choices)
    stand = OneOf(field_name="state", choices=NeedState.choices)

    class Meta:
        model = Need
        fields: list[str] = []
