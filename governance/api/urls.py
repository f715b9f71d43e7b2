"""Addresses of governance in the API; no trailing slash."""

from rest_framework.routers import SimpleRouter

from . import reading

router = SimpleRouter(trailing_slash=False)
router.register("adviezen", reading.Advices, basename="api-advices")
router.register("besluiten", reading.Resolutions, basename="api-resolutions")
router.register("dossiers", reading.Dossiers, basename="api-dossiers")

urlpatterns = router.urls
