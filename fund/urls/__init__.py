"""Addresses of the fund."""

from . import (
    awards,
    closing,
    contributions,
    invoices,
    ledger,
    payments,
    planning,
    public,
)

PARTS = (awards, closing, contributions, invoices, ledger, payments, planning, public)
urlpatterns = [address for part in PARTS for address in part.urlpatterns]
