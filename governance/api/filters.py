"""Which advice, decisions and dossiers: the query parameters."""

from __future__ import annotations

import django_filters

from samenorganiseren.shared.api.parameters import OneOf

from ..enums import AdviceVerdict, BodyKind, DossierKind, ResolutionKind, Stage
from ..models import Advice, Dossier, Resolution
from .levels import LevelFilter


class AdviceFilters(django_filters.FilterSet):
    """Between parameters AND, within one parameter OR (words with commas)."""

    orgaan = OneOf(field_name="body__kind", choices=BodyKind.choices)
    oordeel = OneOf(field_name="verdict", choices=AdviceVerdict.choices)
    dossier = django_filters.CharFilter(field_name="dossier__number", max_length=20)

    class Meta:
        model = Advice
        fields: list[str] = []


class ResolutionFilters(django_filters.FilterSet):
    """By year, sort, body, level, standard and dossier."""

    jaar = django_filters.NumberFilter(
        field_name="year", min_value=2000, max_value=9999, decimal_places=0
    )
    soort = OneOf(field_name="kind", choices=ResolutionKind.choices)
    orgaan = OneOf(field_name="decision__body__kind", choices=BodyKind.choices)
    verbindendheid = LevelFilter(field_name="decision__level")
    standaard = django_filters.CharFilter(
        field_name="decision__dossier__standard__slug", max_length=100
    )
    dossier = django_filters.CharFilter(
        field_name="decision__dossier__number", max_length=20
    )

    class Meta:
        model = Resolution
        fields: list[str] = []


class DossierFilters(django_filters.FilterSet):
    """By sort and by where they stand."""

    soort = OneOf(field_name="kind", choices=DossierKind.choices)
    fase = OneOf(field_name="stage", choices=Stage.choices)
    standaard = django_filters.CharFilter(field_name="standard__slug", max_length=100)

    class Meta:
        model = Dossier
        fields: list[str] = []
