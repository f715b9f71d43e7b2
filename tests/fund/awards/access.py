"""Who may enter the addresses of the fund: requests, awards and tranches."""


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {}
