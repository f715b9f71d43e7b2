"""How our keys become titles and addresses: the fund for everyone."""


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
