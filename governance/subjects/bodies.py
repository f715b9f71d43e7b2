"""How our keys become titles and addresses: bodies, seats, terms and the backing."""


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
