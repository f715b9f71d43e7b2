"""What the journal calls what happens in the fund: closing a year and its report."""

WORDS: dict[str, str] = {}
