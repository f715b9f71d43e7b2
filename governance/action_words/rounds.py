"""What the journal calls what happens to rounds and positions."""

WORDS: dict[str, str] = {}
