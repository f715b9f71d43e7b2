"""Addresses of the fund: who sends invoices and who gets them."""

from django.urls import URLPattern, path

from ..views.invoices import deliveries, parties, reminders

DETAILS = "fonds/factuurgegevens/"
SENDING = "fonds/facturen/verzending/"
DEBTOR = f"{DETAILS}<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path(DETAILS, parties.Debtors.as_view(), name="fund_debtors"),
    path(f"{DETAILS}afzender/", parties.ChangeIssuer.as_view(), name="fund_issuer"),
    path(
        f"{DETAILS}inlezen/",
        parties.ImportDebtors.as_view(),
        name="fund_import_debtors",
    ),
    path(DEBTOR, parties.ChangeDebtor.as_view(), name="fund_debtor"),
    path(f"{DEBTOR}rekening/", parties.AddIban.as_view(), name="fund_add_iban"),
    path(
        f"{DEBTOR}rekening/<int:pk>/weg/",
        parties.RemoveIban.as_view(),
        name="fund_remove_iban",
    ),
    path(SENDING, deliveries.Deliveries.as_view(), name="fund_deliveries"),
    path(
        f"{SENDING}<int:pk>/opnieuw/",
        deliveries.TryDeliveryAgain.as_view(),
        name="fund_try_delivery_again",
    ),
    path(
        "fonds/facturen/herinneringen/",
        reminders.Reminders.as_view(),
        name="fund_reminders",
    ),
]
