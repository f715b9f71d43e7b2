"""How our keys become titles and addresses: the ledger and its audit."""


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
