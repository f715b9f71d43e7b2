"""How our keys become titles and addresses: dossiers, papers, the chain."""


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
