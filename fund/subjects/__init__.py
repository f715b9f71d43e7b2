"""What the journal, the inbox and followers may point at."""

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


def register_all() -> None:
    for part in PARTS:
        part.register()
