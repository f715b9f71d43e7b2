"""What the fund shows on the pages of others: rates and contribution runs."""


def register() -> None:
    """Add our panels to their places."""
