"""What the fund shows on the pages of others: requests, awards and tranches."""


def register() -> None:
    """Add our panels to their places."""
