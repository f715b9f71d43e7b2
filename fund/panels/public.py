"""What the fund shows on the pages of others: the fund for everyone."""


def register() -> None:
    """Add our panels to their places."""
