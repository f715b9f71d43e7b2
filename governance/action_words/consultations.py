"""What the journal calls what happens to consultations."""

WORDS: dict[str, str] = {}
