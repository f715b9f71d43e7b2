"""Addresses of this app."""

from django.urls import path

from reporting.views import (
    comparing,
    gallery,
    home,
    my_municipality,
    obligations,
    pages,
    peers,
    reports,
)

urlpatterns = [
    path("", home.home, name="home"),
    path(
        "mijn-gemeente/",
        my_municipality.MyMunicipality.as_view(),
        name="my_municipality",
    ),
    path(
        "mijn-gemeente/verplichtingen/",
        obligations.Obligations.as_view(),
        name="obligations",
    ),
    path("mijn-gemeente/gemeenten-zoals-wij/", peers.Peers.as_view(), name="peers"),
    path("gemeenten/vergelijken/", comparing.Compare.as_view(), name="compare"),
    path("rapporten/", reports.Reports.as_view(), name="reports"),
    path(
        "rapporten/vragen/<slug:slug>/",
        reports.AskReport.as_view(),
        name="ask_report",
    ),
    path("rapporten/<int:number>/", reports.ReadReport.as_view(), name="report"),
    path("over/", pages.text("about"), name="about"),
    path("over/en/", pages.text("about_en"), name="about_en"),
    path("api/", pages.Data.as_view(), name="data"),
    path("begrippen/", pages.Glossary.as_view(), name="glossary"),
    path("hulp/", pages.text("help"), name="help"),
    path("privacy/", pages.Privacy.as_view(), name="privacy"),
    path("toegankelijkheid/", pages.text("accessibility"), name="accessibility"),
    path("bouwstenen/", gallery.Gallery.as_view(), name="gallery"),
]
