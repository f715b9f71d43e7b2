"""Who may enter the addresses of the fund: the ledger and its audit."""


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {}
