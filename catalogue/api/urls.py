"""Addresses of the catalogue in the API; no trailing slash."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from . import adoption, reading, statements

router = SimpleRouter(trailing_slash=False)
router.register("standaarden", reading.Standards, basename="api-standards")
router.register("versies", reading.Versions, basename="api-versions")
router.register("initiatieven", reading.Initiatives, basename="api-initiatives")
router.register("behoeften", reading.Needs, basename="api-needs")
router.register("toepassingen", adoption.Applications, basename="api-applications")
router.register("opgaven", statements.Statements, basename="api-statements")

urlpatterns = [
    *router.urls,
    path(
        "standaarden/<slug:slug>/tellingen",
        adoption.StandardCounts.as_view({"get": "retrieve"}),
        name="api-standard-counts",
    ),
]
