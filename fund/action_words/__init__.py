"""Our actions as the journal shows them, part by part."""

from __future__ import annotations

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
WORDS: dict[str, str] = {
    action: words for part in PARTS for action, words in part.WORDS.items()
}
