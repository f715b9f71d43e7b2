"""Who applies what, and how many, as far as the reader may know."""

from __future__ import annotations

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers, viewsets
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.enums import Role
from accounts.rules.keys import reader_with
from samenorganiseren.shared.api.parameters import OneOf, StrictFilters

from ..enums import COUNTED_STATES, AdoptionState
from ..models import AdoptionPeriod, Standard
from ..queries.counts import Counts, counts_of
from ..rules.adoption import own_municipality_ids
from ..rules.visibility import visible_rings


class ApplicationSerializer(serializers.ModelSerializer[AdoptionPeriod]):
    """A municipality in a state to a standard, and since when."""

    standaard = serializers.SlugField(source="standard.slug")
    gemeente = serializers.CharField(source="municipality.code")
    gemeenteNaam = serializers.CharField(source="municipality.name")
    stand = serializers.ChoiceField(source="state", choices=AdoptionState.choices)
    sindsDatum = serializers.DateField(source="since")
    fictief = serializers.SerializerMethodField()

    class Meta:
        model = AdoptionPeriod
        fields = [
            "standaard",
            "gemeente",
            "gemeenteNaam",
            "stand",
            "sindsDatum",
            "fictief",
        ]

    def get_fictief(self, period: AdoptionPeriod) -> bool:
        """In demo mode everything that is said about adoption is made up."""
        return settings.DEMO


class ApplicationFilters(django_filters.FilterSet):
    """Of which standard, which municipality, in which state, on which day."""

    standaard = django_filters.CharFilter(field_name="standard__slug", max_length=100)
    gemeente = django_filters.CharFilter(field_name="municipality__code", max_length=12)
    stand = OneOf(field_name="state", choices=AdoptionState.choices)
    op = django_filters.DateFilter(method="on_day", label="De stand op deze dag.")

    class Meta:
        model = AdoptionPeriod
        fields: list[str] = []

    def filter_queryset(
        self, queryset: QuerySet[AdoptionPeriod]
    ) -> QuerySet[AdoptionPeriod]:
        day = self.form.cleaned_data.get("op") or timezone.localdate()
        return super().filter_queryset(queryset).filter(days__contains=day)

    def on_day(self, queryset: Any, name: str, value: Any) -> Any:
        """Done for all of them in filter_queryset."""
        return queryset


@extend_schema_view(
    list=extend_schema(
        tags=["toepassingen"],
        operation_id="toepassingenList",
        summary="Wie past wat toe, zover u de namen mag zien",
    )
)
class Applications(mixins.ListModelMixin, viewsets.GenericViewSet[AdoptionPeriod]):
    """Names only: of public standards for everyone, of others as far as the key goes."""

    permission_classes = [AllowAny]
    serializer_class = ApplicationSerializer
    filter_backends = [StrictFilters]
    filterset_class = ApplicationFilters
    queryset = AdoptionPeriod.objects.none()

    def get_queryset(self) -> QuerySet[AdoptionPeriod]:
        reader = reader_with(self.request.user, self.request.auth)
        seen = AdoptionPeriod.objects.filter(standard__ring__in=visible_rings(reader))
        if reader is not None:
            own = own_municipality_ids(reader, *Role)
            seen |= AdoptionPeriod.objects.filter(municipality__in=own)
        return (
            seen.exclude(standard__published_at=None)
            .select_related("standard", "municipality")
            .annotate(since=Lower("days"))
            .order_by(
                "standard__sort_key", "standard_id", "municipality__sort_key", "id"
            )
        )


class CountSerializer(serializers.Serializer[Any]):
    """How many municipalities are in a state; small numbers are words only."""

    stand = serializers.ChoiceField(choices=COUNTED_STATES)
    aantal = serializers.IntegerField(allow_null=True)
    inWoorden = serializers.CharField()


class CountsSerializer(serializers.Serializer[Any]):
    """All counts of a standard, against the municipalities of the same day."""

    standaard = serializers.SlugField()
    opDatum = serializers.DateField()
    aantalGemeenten = serializers.IntegerField()
    isExact = serializers.BooleanField()
    fictief = serializers.BooleanField()
    standen = CountSerializer(many=True)


class CountFilters(django_filters.FilterSet):
    """On which day."""

    op = django_filters.DateFilter(method="kept", label="De telling op deze dag.")

    class Meta:
        model = Standard
        fields: list[str] = []

    def kept(self, queryset: Any, name: str, value: Any) -> Any:
        """The day is no condition on the standard."""
        return queryset


class StandardCounts(viewsets.GenericViewSet[Standard]):
    """How many municipalities stand how to one standard."""

    permission_classes = [AllowAny]
    serializer_class = CountsSerializer
    filterset_class = CountFilters
    pagination_class = None
    queryset = Standard.objects.published()
    lookup_field = "slug"

    @extend_schema(
        tags=["standaarden"],
        operation_id="standaardenTellingenRetrieve",
        summary="Hoeveel gemeenten een standaard toepassen",
    )
    def retrieve(self, request: Request, slug: str) -> Response:
        self.filter_queryset(self.get_queryset())
        standard = get_object_or_404(self.get_queryset(), slug=slug)
        counts = counts_of(
            standard, reader_with(request.user, request.auth), self._day(request)
        )
        return Response(as_json(standard, counts))

    def _day(self, request: Request) -> Any:
        form = CountFilters(request.query_params, queryset=self.get_queryset()).form
        form.is_valid()
        return form.cleaned_data.get("op") or timezone.localdate()


def as_json(standard: Standard, counts: Counts) -> dict[str, Any]:
    """The counts as a reader sees them."""
    return {
        "standaard": standard.slug,
        "opDatum": counts.as_of,
        "aantalGemeenten": counts.municipalities,
        "isExact": counts.is_exact,
        "fictief": settings.DEMO,
        "standen": [
            {"stand": state, "aantal": shown.number, "inWoorden": shown.words}
            for state, shown in counts.by_state.items()
        ],
    }
