"""What the fund shows on the pages of others: payments."""


def register() -> None:
    """Add our panels to their places."""
