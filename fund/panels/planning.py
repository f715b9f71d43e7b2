"""What the fund shows on the pages of others: years, programmes and decisions."""


def register() -> None:
    """Add our panels to their places."""
