"""How our keys become titles and addresses: payments."""


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
