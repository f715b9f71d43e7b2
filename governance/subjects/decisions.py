"""How our keys become titles and addresses: advice and decisions."""


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
