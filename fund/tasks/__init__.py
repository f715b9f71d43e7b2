"""Importing these declares handlers, long work and periodic work."""

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

__all__ = [
    "awards",
    "closing",
    "contributions",
    "invoices",
    "ledger",
    "payments",
    "planning",
    "public",
]
