"""What the journal calls what happens in the fund: payments."""

WORDS: dict[str, str] = {}
