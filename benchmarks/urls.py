"""The portal, and beside it the bare pages that it is held against."""

from django.urls import include, path

from benchmarks import anchors

urlpatterns = [
    path("anker/ok", anchors.ok),
    path("anker/pagina/<int:rows>/<int:choices>/<int:size>", anchors.page),
    path("anker/json", anchors.json_from_postgresql),
    path("", include("samenorganiseren.urls")),
]
