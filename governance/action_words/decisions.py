"""What the journal calls what happens to advice and decisions."""

WORDS: dict[str, str] = {}
