"""Addresses of the fund: the fund for everyone."""

from django.urls import path

from ..views.public import awards, overview, page, report

urlpatterns = [
    path("fonds/", page.Fund.as_view(), name="fund"),
    path("fonds/<int:year>/", page.Fund.as_view(), name="fund_public_year"),
    path(
        "fonds/<int:year>/jaarverslag/",
        report.YearReport.as_view(),
        name="fund_year_report",
    ),
    path("fonds/overzicht/", overview.Overview.as_view(), name="fund_overview"),
    path("fonds/uitgaven/", awards.Awards.as_view(), name="fund_public_awards"),
    path(
        "fonds/uitgaven/<str:number>/",
        awards.OneAward.as_view(),
        name="fund_public_award",
    ),
]
