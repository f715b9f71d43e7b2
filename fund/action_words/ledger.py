"""What the journal calls what happens in the fund: the ledger and its audit."""

WORDS: dict[str, str] = {}
