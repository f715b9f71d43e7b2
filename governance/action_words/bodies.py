"""What the journal calls what happens to bodies, seats, terms and the backing."""

WORDS: dict[str, str] = {}
