"""Who may enter the addresses of the fund: the fund for everyone."""


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {}
