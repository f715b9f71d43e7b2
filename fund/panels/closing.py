"""What the fund shows on the pages of others: closing a year and its report."""


def register() -> None:
    """Add our panels to their places."""
