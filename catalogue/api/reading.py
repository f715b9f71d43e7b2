"""Reading the catalogue through the API: open to everybody."""

from __future__ import annotations

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.permissions import AllowAny
from rest_framework.serializers import BaseSerializer

from samenorganiseren.shared.api.views import ReadView

from ..models import Initiative, Need, Standard, StandardVersion
from . import filters, serializers


def _described(noun: str, many: str, one: str):
    """Name the two operations of a resource in Dutch."""
    return extend_schema_view(
        list=extend_schema(operation_id=f"{noun}List", summary=many, tags=[noun]),
        retrieve=extend_schema(
            operation_id=f"{noun}Retrieve", summary=one, tags=[noun]
        ),
    )


@_described("standaarden", "Alle standaarden", "Eén standaard met versies en besluiten")
class Standards(ReadView):
    """Published standards."""

    permission_classes = [AllowAny]
    filterset_class = filters.StandardFilters
    lookup_field = "slug"
    queryset = Standard.objects.published().order_by("sort_key", "id")
    detail_queryset = queryset.prefetch_related(
        Prefetch(
            "versions",
            StandardVersion.objects.exclude(published_at=None)
            .select_related("standard")
            .order_by("-position"),
            "published_versions",
        ),
        "bindingness_changes",
    )

    def get_serializer_class(self) -> type[BaseSerializer]:
        if self.action == "retrieve":
            return serializers.StandardDetailSerializer
        return serializers.StandardSerializer


@_described("versies", "Alle versies van alle standaarden", "Eén versie")
class Versions(ReadView):
    """Published versions of published standards."""

    permission_classes = [AllowAny]
    filterset_class = filters.VersionFilters
    lookup_value_regex = "[0-9]{1,12}"
    serializer_class = serializers.VersionSerializer
    queryset = (
        StandardVersion.objects.exclude(published_at=None)
        .exclude(standard__published_at=None)
        .select_related("standard")
        .order_by("standard__sort_key", "standard_id", "-position", "id")
    )


@_described("initiatieven", "Alle initiatieven", "Eén initiatief")
class Initiatives(ReadView):
    """Published initiatives."""

    permission_classes = [AllowAny]
    filterset_class = filters.InitiativeFilters
    lookup_field = "slug"
    serializer_class = serializers.InitiativeSerializer
    queryset = (
        Initiative.objects.published()
        .select_related("lead")
        .prefetch_related(
            Prefetch(
                "produces",
                Standard.objects.published().order_by("sort_key", "id"),
                "published_products",
            )
        )
        .order_by("sort_key", "id")
    )


@_described("behoeften", "Alle behoeften", "Eén behoefte")
class Needs(ReadView):
    """Needs that municipalities put in."""

    permission_classes = [AllowAny]
    filterset_class = filters.NeedFilters
    lookup_field = "slug"
    serializer_class = serializers.NeedSerializer
    queryset = Need.objects.select_related("answered_by").order_by("-id")
