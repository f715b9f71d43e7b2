"""How our keys become titles and addresses: invoices."""


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
