"""What the journal calls what happens in the fund: invoices."""

WORDS: dict[str, str] = {}
