"""Who may enter the addresses of the fund: payments."""


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {}
