"""Our parts of Beheer."""

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

PARTS = [
    part
    for area in (
        awards,
        closing,
        contributions,
        invoices,
        ledger,
        payments,
        planning,
        public,
    )
    for part in area.PARTS
]
