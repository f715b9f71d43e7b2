"""Addresses of the fund: the bank and its payments."""

from django.urls import URLPattern, path

from ..views.payments import bank, line, others, refunds, undoing, worklist

LINE = "fonds/bank/regels/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("fonds/bank/", bank.Bank.as_view(), name="fund_bank"),
    path(
        "fonds/bank/rekening-toevoegen/",
        bank.NewAccount.as_view(),
        name="fund_bank_new_account",
    ),
    path("fonds/bank/inlezen/", bank.TakeIn.as_view(), name="fund_bank_import"),
    path(
        "fonds/bank/afschriften/<int:pk>/",
        bank.Statement.as_view(),
        name="fund_bank_statement",
    ),
    path(
        "fonds/bank/werklijst/",
        worklist.Worklist.as_view(),
        name="fund_bank_worklist",
    ),
    path(
        "fonds/bank/rekeningen/<int:pk>/opnieuw-bekijken/",
        worklist.Rematch.as_view(),
        name="fund_bank_rematch",
    ),
    path(LINE, line.LinePage.as_view(), name="fund_bank_line"),
    path(f"{LINE}facturen/", line.PlaceOnInvoices.as_view(), name="fund_bank_place"),
    path(f"{LINE}overig/", others.PlaceOther.as_view(), name="fund_bank_other"),
    path(
        f"{LINE}te-veel-betaald/",
        others.PlaceOverpaid.as_view(),
        name="fund_bank_overpaid",
    ),
    path(
        f"{LINE}terug-van-ontvanger/",
        others.PlaceGrantBack.as_view(),
        name="fund_bank_grant_back",
    ),
    path(
        f"{LINE}uitbetaling/",
        others.PlaceDisbursement.as_view(),
        name="fund_bank_disbursement",
    ),
    path(
        f"{LINE}teruggekomen/",
        others.PlaceReturn.as_view(),
        name="fund_bank_return",
    ),
    path(f"{LINE}storno/", others.PlaceBounce.as_view(), name="fund_bank_bounce"),
    path(
        "fonds/bank/plaatsingen/<int:pk>/terugdraaien/",
        undoing.Undo.as_view(),
        name="fund_bank_undo",
    ),
    path("fonds/bank/terugbetalingen/", refunds.Refunds.as_view(), name="fund_refunds"),
    path(
        "fonds/bank/terugbetalingen/<str:code>/",
        refunds.Refund.as_view(),
        name="fund_refund",
    ),
]
