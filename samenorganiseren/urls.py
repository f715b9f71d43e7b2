"""All addresses of the portal: Dutch nouns, stable, without file endings."""

from django.urls import include, path

from samenorganiseren import health, metrics

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path(".well-known/security.txt", health.security_txt, name="security_txt"),
    path("api/v1/", include("samenorganiseren.api_urls")),
    path("", include("reporting.urls")),
    path("", include("fund.urls")),
    path("", include("governance.urls")),
    path("", include("catalogue.urls")),
    path("", include("notifications.urls")),
    path("", include("accounts.urls")),
    path("", include("municipalities.urls")),
    path("", include("journal.urls")),
]
