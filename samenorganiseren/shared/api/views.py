"""Bases of the API's views."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.generators import SchemaGenerator
from rest_framework import mixins, viewsets
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from .parameters import refuse_undeclared
from .rows import columns_of


class ReadView(
    mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Any]
):
    """A list and its single items, read only, and the same for whoever asks."""

    # With what belongs to a single item, where the list has less.
    detail_queryset: QuerySet[Any] | None = None

    def get_queryset(self) -> QuerySet[Any]:
        is_detail = self.action == "retrieve" and self.detail_queryset is not None
        return self.detail_queryset.all() if is_detail else super().get_queryset()

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        columns = columns_of(self.get_serializer_class())
        if columns is None:
            return super().list(request, *args, **kwargs)
        rows = self.filter_queryset(self.queryset)
        told = self.paginator.paginate_columns(
            columns, rows, request, is_whole=rows is self.queryset
        )
        return self.paginator.get_paginated_response(told)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        refuse_undeclared(request, frozenset())
        return super().retrieve(request, *args, **kwargs)


class OpenApiDocument(APIView):
    """The API's own description, for everybody and every origin."""

    permission_classes = [AllowAny]
    authentication_classes = []
    throttle_classes = []
    renderer_classes = [JSONRenderer]
    schema = None

    def get(self, request: Request) -> Response:
        document = SchemaGenerator().get_schema(request=None, public=True)
        return Response(document, headers={"Access-Control-Allow-Origin": "*"})
