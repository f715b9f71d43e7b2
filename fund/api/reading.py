"""Reading the fund through the API: what is public."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, viewsets
from rest_framework.permissions import AllowAny
from rest_framework.serializers import BaseSerializer

from samenorganiseren.shared.api.views import ReadView

from ..enums import AwardState, RunState
from ..models import Award, Contribution, FiscalYear
from ..queries.public.income import income_of
from ..queries.public.spending import Spent, spent_on
from ..queries.public.totals import lines_of, whole
from ..queries.public.trace import traces
from . import filters, serializers


class Detailed(ReadView):
    """A list, and single items with more."""

    permission_classes = [AllowAny]
    detail_serializer_class: type[BaseSerializer]

    def get_serializer_class(self) -> type[BaseSerializer]:
        if self.action == "retrieve":
            return self.detail_serializer_class
        return self.serializer_class


@extend_schema_view(
    list=extend_schema(operation_id="boekjarenList", summary="De jaren van het fonds"),
    retrieve=extend_schema(
        operation_id="boekjarenRetrieve", summary="Eén jaar met zijn totalen"
    ),
)
@extend_schema(tags=["boekjaren"])
class Years(Detailed):
    """The years of the fund; one with its totals."""

    lookup_field = "year"
    lookup_url_kwarg = "jaar"
    lookup_value_regex = "[0-9]{4}"
    filterset_class = filters.YearFilters
    serializer_class = serializers.YearSerializer
    detail_serializer_class = serializers.YearDetailSerializer
    queryset = FiscalYear.objects.order_by("-year")

    def get_object(self) -> Any:
        year: Any = super().get_object()
        year.lines = lines_of(year.pk)
        year.funnel = whole(year.lines)
        year.income = income_of(year.pk)
        year.as_of = timezone.localdate()
        return year


@extend_schema_view(
    list=extend_schema(
        operation_id="toekenningenList", summary="Alle toekenningen van het fonds"
    ),
    retrieve=extend_schema(
        operation_id="toekenningenRetrieve",
        summary="Eén toekenning, gevolgd tot haar gebruik",
    ),
)
@extend_schema(tags=["toekenningen"])
class Awards(Detailed):
    """Approved awards, with what was paid on them."""

    lookup_field = "number"
    lookup_url_kwarg = "nummer"
    lookup_value_regex = "[A-Z0-9-]{3,20}"
    filterset_class = filters.AwardFilters
    serializer_class = serializers.AwardSerializer
    detail_serializer_class = serializers.AwardDetailSerializer
    queryset = (
        Award.objects.exclude(state=AwardState.PREPARED)
        .select_related("budget_line__programme", "initiative")
        .order_by("-approved_at", "-id")
    )

    def paginate_queryset(self, queryset: Any) -> Any:
        page: Any = super().paginate_queryset(queryset)
        spent = spent_on(award.pk for award in page)
        for award in page:
            award.spent = spent.get(award.pk, Spent())
        return page

    def get_object(self) -> Any:
        award: Any = super().get_object()
        # The same for whoever asks: what everyone may know.
        [trace] = traces([award], None, timezone.localdate())
        award.spent, award.rest = trace.spent, trace.rest
        award.shares_followed = trace.shares
        return award


@extend_schema_view(
    list=extend_schema(
        operation_id="bijdragenList",
        summary="De gefactureerde bijdragen van gemeenten",
    )
)
@extend_schema(tags=["bijdragen"])
class Contributions(mixins.ListModelMixin, viewsets.GenericViewSet[Any]):
    """What each municipality was asked, once the whole run was invoiced."""

    permission_classes = [AllowAny]
    filterset_class = filters.ContributionFilters
    serializer_class = serializers.ContributionSerializer
    queryset = (
        Contribution.objects.filter(run__state=RunState.INVOICED)
        .select_related("run", "rate__programme", "municipality", "basis")
        .order_by("-run__year", "municipality__code", "id")
    )
