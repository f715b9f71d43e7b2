"""What the fund shows on the pages of others: invoices."""


def register() -> None:
    """Add our panels to their places."""
