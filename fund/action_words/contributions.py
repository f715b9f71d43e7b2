"""What the journal calls what happens in the fund: rates and contribution runs."""

WORDS: dict[str, str] = {}
