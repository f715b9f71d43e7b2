"""Addresses of the fund: the ledger and its audit."""

from django.urls import URLPattern, path

from ..views.ledger import pages
from ..views.ledger.exports import Export, Exports
from ..views.ledger.reversing import Reverse

BOOKS = "fonds/grootboek"
urlpatterns: list[URLPattern] = [
    path(f"{BOOKS}/", pages.Ledger.as_view(), name="fund_ledger"),
    path(f"{BOOKS}/rekeningen/", pages.Accounts.as_view(), name="fund_accounts"),
    path(
        f"{BOOKS}/rekeningen/<int:number>/",
        pages.AccountPage.as_view(),
        name="fund_account",
    ),
    path(f"{BOOKS}/boekingen/", pages.Entries.as_view(), name="fund_entries"),
    path(
        f"{BOOKS}/boekingen/<int:number>/", pages.EntryPage.as_view(), name="fund_entry"
    ),
    path(
        f"{BOOKS}/boekingen/<int:number>/terugdraaien/",
        Reverse.as_view(),
        name="fund_entry_reverse",
    ),
    path(f"{BOOKS}/stukken/<str:key>/", pages.Document.as_view(), name="fund_document"),
    path(f"{BOOKS}/zegels/", pages.Seals.as_view(), name="fund_seals"),
    path(f"{BOOKS}/uitvoer/", Exports.as_view(), name="fund_exports"),
    path(f"{BOOKS}/uitvoer/<str:name>", Export.as_view(), name="fund_export"),
]
