"""Parts that the fund adds to a page of another.

Places: `fund-year` (with a FiscalYear), `award` (an Award), `dossier` (a Dossier),
and those of others: `standard`, `initiative`, `municipality` and `my-municipality`.
"""

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
