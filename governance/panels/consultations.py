"""What consultations show on the pages of others."""


def register() -> None:
    """Add our panels to their places."""
