"""How our keys become titles and addresses: requests, awards and tranches."""


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
