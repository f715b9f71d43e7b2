"""Addresses of the catalogue in the API; no trailing slash."""

from rest_framework.routers import SimpleRouter

from . import reading

router = SimpleRouter(trailing_slash=False)
router.register("standaarden", reading.Standards, basename="api-standards")
router.register("versies", reading.Versions, basename="api-versions")
router.register("initiatieven", reading.Initiatives, basename="api-initiatives")
router.register("behoeften", reading.Needs, basename="api-needs")

urlpatterns = router.urls
