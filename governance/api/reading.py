"""Reading advice, decisions and dossiers through the API: what is public."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.permissions import AllowAny
from rest_framework.serializers import BaseSerializer

from samenorganiseren.shared.api.views import ReadView

from ..models import Advice, Dossier, Resolution
from . import filters, serializers

NUMBER = "[ABD]-[0-9]{4}-[0-9]{3,6}"


def _described(noun: str, many: str, one: str):
    """Name the two operations of a resource in Dutch."""
    return extend_schema_view(
        list=extend_schema(operation_id=f"{noun}List", summary=many, tags=[noun]),
        retrieve=extend_schema(
            operation_id=f"{noun}Retrieve", summary=one, tags=[noun]
        ),
    )


class Numbered(ReadView):
    """A list, and the document itself by its number."""

    permission_classes = [AllowAny]
    lookup_field = "number"
    lookup_value_regex = NUMBER
    detail_serializer_class: type[BaseSerializer]

    def get_serializer_class(self) -> type[BaseSerializer]:
        if self.action == "retrieve":
            return self.detail_serializer_class
        return self.serializer_class


@_described("adviezen", "Alle gepubliceerde adviezen", "Eén advies met zijn document")
class Advices(Numbered):
    """Published advice, replaced ones too."""

    filterset_class = filters.AdviceFilters
    serializer_class = serializers.AdviceSerializer
    detail_serializer_class = serializers.AdviceDetailSerializer
    queryset = (
        Advice.objects.exclude(published_at=None)
        .select_related("dossier", "body", "replaced_by")
        .order_by("-id")
    )


@_described(
    "besluiten", "Alle gepubliceerde besluiten", "Eén besluit met zijn document"
)
class Resolutions(Numbered):
    """Published decisions, rectifications and withdrawals."""

    filterset_class = filters.ResolutionFilters
    serializer_class = serializers.ResolutionSerializer
    detail_serializer_class = serializers.ResolutionDetailSerializer
    queryset = Resolution.objects.select_related(
        "decision__dossier__standard",
        "decision__body",
        "decision__advice",
        "rectifies",
        "rectified_by",
    ).order_by("-year", "-sequence")


@_described("dossiers", "Alle openbare dossiers", "Eén dossier")
class Dossiers(Numbered):
    """Proposals from the moment that they are public."""

    filterset_class = filters.DossierFilters
    serializer_class = serializers.DossierSerializer
    detail_serializer_class = serializers.DossierSerializer
    queryset = (
        Dossier.objects.submitted()
        .exclude(public_since=None)
        .with_names()
        .order_by("-year", "-sequence")
    )
