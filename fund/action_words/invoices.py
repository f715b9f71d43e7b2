"""What the journal calls what happens in the fund: invoices."""

WORDS: dict[str, str] = {
    "fund.run_invoiced": "bijdragen gefactureerd",
    "fund.invoice_credited": "factuur gecrediteerd",
}
