"""Who may enter the addresses of the fund: closing a year and its report."""


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {}
