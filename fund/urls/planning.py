"""Addresses of the fund: years, programmes and decisions."""

from django.urls import URLPattern, path

from ..views.planning import decisions, programmes, years

YEAR = "fonds/jaren/<int:year>/"
DECISION = "fonds/besluiten/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("fonds/jaren/", years.Years.as_view(), name="fund_years"),
    path("fonds/jaren/nieuw/", years.OpenYear.as_view(), name="fund_open_year"),
    path(YEAR, years.Year.as_view(), name="fund_year"),
    path(f"{YEAR}plafond/", years.SetCeiling.as_view(), name="fund_set_ceiling"),
    path(f"{YEAR}inkomsten/", years.EnterIncome.as_view(), name="fund_enter_income"),
    path(
        f"{YEAR}inkomsten/<int:pk>/goedkeuren/",
        years.ApproveIncome.as_view(),
        name="fund_approve_income",
    ),
    path(
        f"{YEAR}inkomsten/<int:pk>/intrekken/",
        years.WithdrawIncome.as_view(),
        name="fund_withdraw_income",
    ),
    path(
        f"{YEAR}documenten/",
        years.PublishDocument.as_view(),
        name="fund_publish_document",
    ),
    path(f"{YEAR}documenten/<int:pk>/", years.Document.as_view(), name="fund_paper"),
    path("fonds/programmas/", programmes.Programmes.as_view(), name="fund_programmes"),
    path(
        "fonds/programmas/nieuw/",
        programmes.NewProgramme.as_view(),
        name="fund_new_programme",
    ),
    path(
        "fonds/programmas/<slug:slug>/",
        programmes.ChangeProgramme.as_view(),
        name="fund_programme",
    ),
    path("fonds/besluiten/", decisions.Decisions.as_view(), name="fund_decisions"),
    path(
        "fonds/besluiten/nieuw/",
        decisions.EnterDecision.as_view(),
        name="fund_enter_decision",
    ),
    path(DECISION, decisions.Decision.as_view(), name="fund_decision"),
    path(
        f"{DECISION}wijzigen/",
        decisions.AmendDecision.as_view(),
        name="fund_amend_decision",
    ),
    path(
        f"{DECISION}bevestigen/",
        decisions.ConfirmDecision.as_view(),
        name="fund_confirm_decision",
    ),
    path(
        f"{DECISION}intrekken/",
        decisions.WithdrawDecision.as_view(),
        name="fund_withdraw_decision",
    ),
]
