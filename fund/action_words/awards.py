"""What the journal calls what happens in the fund: requests, awards and tranches."""

WORDS: dict[str, str] = {}
