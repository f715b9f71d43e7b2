"""The register in the open API."""

from __future__ import annotations

import django_filters
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.routers import SimpleRouter

from samenorganiseren.shared.api.views import ReadView

from .models import Municipality, MunicipalityQuerySet


class MunicipalitySerializer(serializers.ModelSerializer[Municipality]):
    """A municipality as the register knows it."""

    code = serializers.CharField(help_text="Code van het CBS.")
    naam = serializers.CharField(source="name")
    tooi = serializers.URLField(
        source="tooi_uri", help_text="Identificatie volgens TOOI."
    )
    provincie = serializers.CharField(source="province.name")
    bestaatSindsDatum = serializers.DateField(source="valid_from", allow_null=True)
    eersteDagNietMeerDatum = serializers.DateField(
        source="valid_to",
        allow_null=True,
        help_text="De eerste dag waarop de gemeente niet meer bestond.",
    )
    grootteklasse = serializers.IntegerField(source="size_class", allow_null=True)
    stedelijkheid = serializers.IntegerField(source="urbanity", allow_null=True)

    class Meta:
        model = Municipality
        fields = [
            "code",
            "naam",
            "tooi",
            "provincie",
            "bestaatSindsDatum",
            "eersteDagNietMeerDatum",
            "grootteklasse",
            "stedelijkheid",
        ]


class MunicipalityFilters(django_filters.FilterSet):
    """Which municipalities; without `op` those of today."""

    op = django_filters.DateFilter(
        method="existed_on", label="De gemeenten die op deze dag bestonden."
    )
    provincie = django_filters.CharFilter(
        field_name="province__slug",
        max_length=60,
        label="De provincie, zoals in het adres.",
    )

    class Meta:
        model = Municipality
        fields: list[str] = []

    def filter_queryset(self, queryset: MunicipalityQuerySet) -> MunicipalityQuerySet:
        day = self.form.cleaned_data.get("op") or timezone.localdate()
        return super().filter_queryset(queryset).on(day)

    def existed_on(self, queryset, name, value):
        """Done for all of them in filter_queryset."""
        return queryset


@extend_schema_view(
    list=extend_schema(operation_id="gemeentenList", summary="De gemeenten op een dag"),
    retrieve=extend_schema(operation_id="gemeentenRetrieve", summary="Eén gemeente"),
)
@extend_schema(tags=["gemeenten"])
class Municipalities(ReadView):
    """The municipalities, current and former."""

    permission_classes = [AllowAny]
    queryset = Municipality.objects.select_related("province").order_by(
        "sort_key", "code"
    )
    serializer_class = MunicipalitySerializer
    filterset_class = MunicipalityFilters
    lookup_field = "code"
    lookup_value_regex = "[A-Z]{2}[0-9A-Z]{4,10}"

    def filter_queryset(self, queryset):
        """A single municipality may be a former one."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset


router = SimpleRouter(trailing_slash=False)
router.register("gemeenten", Municipalities, basename="api-municipalities")
urlpatterns = router.urls
