"""Addresses of the fund in the API; no trailing slash."""

from rest_framework.routers import SimpleRouter

from . import reading

router = SimpleRouter(trailing_slash=False)
router.register("boekjaren", reading.Years, basename="api-fund-years")
router.register("toekenningen", reading.Awards, basename="api-awards")
router.register("bijdragen", reading.Contributions, basename="api-contributions")

urlpatterns = router.urls
