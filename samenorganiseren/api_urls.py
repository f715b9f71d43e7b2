"""Addresses of the open API, version 1."""

from django.urls import include, path

from samenorganiseren.shared.api.views import OpenApiDocument

urlpatterns = [
    path("openapi.json", OpenApiDocument.as_view(), name="api-openapi"),
    path("", include("catalogue.api.urls")),
    path("", include("municipalities.api")),
    path("", include("governance.api.urls")),
    path("", include("fund.api.urls")),
]
