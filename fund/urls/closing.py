"""Addresses of the fund: closing a year and its report."""

from django.urls import URLPattern, path

from ..views.closing import carrying, close

CLOSE = "fonds/jaren/<int:year>/afsluiten/"

urlpatterns: list[URLPattern] = [
    path(
        "fonds/jaren/afsluitingen/",
        close.ClosedYears.as_view(),
        name="fund_closed_years",
    ),
    path(CLOSE, close.Close.as_view(), name="fund_close"),
    path(f"{CLOSE}voorbereiden/", close.Prepare.as_view(), name="fund_prepare_close"),
    path(f"{CLOSE}sluiten/", close.DoClose.as_view(), name="fund_do_close"),
    path(
        f"{CLOSE}overhevelen/<int:pk>/",
        carrying.CarryOver.as_view(),
        name="fund_carry_over",
    ),
    path(
        f"{CLOSE}overhevelen/toekenningen/<str:number>/",
        carrying.CarryAward.as_view(),
        name="fund_carry_award",
    ),
]
