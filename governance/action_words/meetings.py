"""What the journal calls what happens to meetings."""

WORDS: dict[str, str] = {}
