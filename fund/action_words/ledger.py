"""What the journal calls what happens in the fund: the ledger and its audit."""

WORDS: dict[str, str] = {
    "fund.day_sealed": "boekingen verzegeld",
    "fund.entry_reversed": "boeking teruggedraaid",
}
