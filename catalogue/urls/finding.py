"""Addresses of the catalogue: finding and reading."""

from django.urls import path

from catalogue.views.initiative import InitiativePage
from catalogue.views.initiatives import Initiatives
from catalogue.views.need import NeedPage
from catalogue.views.needs import Needs
from catalogue.views.search import Search
from catalogue.views.standard import StandardPage
from catalogue.views.standards import Standards

urlpatterns = [
    path("zoeken/", Search.as_view(), name="search"),
    path("standaarden/", Standards.as_view(), name="standards"),
    path("standaarden/<slug:slug>/", StandardPage.as_view(), name="standard"),
    path("initiatieven/", Initiatives.as_view(), name="initiatives"),
    path("initiatieven/<slug:slug>/", InitiativePage.as_view(), name="initiative"),
    path("behoeften/", Needs.as_view(), name="needs"),
    path("behoeften/<slug:slug>/", NeedPage.as_view(), name="need"),
]
