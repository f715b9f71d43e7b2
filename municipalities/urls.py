"""Addresses of this app."""

from django.urls import URLPattern, URLResolver, path

from .views.detail import municipality_page
from .views.listing import municipality_list
from .views.partnerships import partnership_list, partnership_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("gemeenten/", municipality_list, name="municipalities"),
    path("gemeenten/<slug:slug>/", municipality_page, name="municipality"),
    path("samenwerkingsverbanden/", partnership_list, name="partnerships"),
    path("samenwerkingsverbanden/<slug:slug>/", partnership_page, name="partnership"),
]
