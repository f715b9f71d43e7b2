"""What the journal calls what happens in the fund: invoices."""

from . import invoices_parties

WORDS: dict[str, str] = {
    "fund.run_invoiced": "bijdragen gefactureerd",
    "fund.invoice_credited": "factuur gecrediteerd",
    **invoices_parties.WORDS,
}
