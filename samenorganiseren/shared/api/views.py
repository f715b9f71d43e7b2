"""Bases of the API's views."""

from __future__ import annotations

from typing import Any

from drf_spectacular.generators import SchemaGenerator
from rest_framework import mixins, viewsets
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from .parameters import refuse_undeclared


class ReadView(
    mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Any]
):
    """A list and its single items, read only."""

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
