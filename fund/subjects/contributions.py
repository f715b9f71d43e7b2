"""How our keys become titles and addresses: rates and contribution runs."""


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
