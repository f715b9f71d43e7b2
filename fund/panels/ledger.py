"""What the fund shows on the pages of others: the ledger and its audit."""


def register() -> None:
    """Add our panels to their places."""
