"""What the journal calls what happens in the fund: the fund for everyone."""

WORDS: dict[str, str] = {}
